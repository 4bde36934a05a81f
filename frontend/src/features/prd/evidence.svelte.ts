import { api, askFilter, query, type AskDetail, type AskSummary } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { LazyRows } from '$lib/lazyRows.svelte';
import type { MarkdownView } from '$lib/markdown/editor';
import { writeQuote, writeReference } from '$lib/markdown/references';
import { onwards } from '$lib/rows';
import { toasts } from '$lib/ui';
import { speakerWords } from './speaker';
import type { Entry, PRDDocument, SectionDraft } from './document.svelte';

/** What the asks of a product have to say for a document: found, filtered, and cited or quoted where they are wanted. */
export class Evidence {
  text = $state('');
  themeId = $state('');
  unused = $state(false);
  /** The ask on which the keys act. */
  current = $state('');
  /** The ask whose quotes are shown. */
  opened = $state('');
  readonly #document: PRDDocument;
  readonly #asks;
  readonly #themes;
  readonly #opened;
  readonly #rows;

  constructor(document: PRDDocument) {
    this.#document = document;
    const texts = false;
    this.#asks = query(
      () => api.asks.find(askFilter({ productId: this.#productId, themeId: this.themeId, text: this.text })),
      { texts },
    );
    this.#themes = query(() => api.themes.list(this.#productId), { texts });
    this.#opened = query(
      () => (this.opened === '' ? Promise.resolve(undefined) : api.asks.get(this.opened)),
      { texts },
    );
    this.#rows = new LazyRows(
      (ids) => api.asks.rows(ids),
      ({ id }: AskSummary) => id,
    );
  }

  get #productId(): string {
    return this.#document.detail?.productId ?? '';
  }

  /** The requirements that rest on each ask. */
  #citing: Partial<Record<string, Entry[]>> = $derived.by(() => {
    const found: Partial<Record<string, Entry[]>> = {};
    for (const entry of this.#document.requirements) {
      for (const { id } of entry.detail.asks) (found[id] ??= []).push(entry);
    }
    return found;
  });

  ids: readonly string[] = $derived.by(() => {
    const all = this.#asks.data ?? [];
    return this.unused ? all.filter((id) => this.#citing[id] === undefined) : all;
  });

  get loading(): boolean {
    return this.#asks.loading;
  }

  get themes() {
    return this.#themes.data ?? [];
  }

  /** The opened ask with what was said, once it is read. */
  get detail(): AskDetail | undefined {
    return this.#opened.data?.id === this.opened ? this.#opened.data : undefined;
  }

  row(id: string): AskSummary | undefined {
    return this.#rows.get(id);
  }

  want(ids: readonly string[]): void {
    this.#rows.want(ids);
  }

  /** The requirements that rest on an ask. */
  citing(id: string): readonly Entry[] {
    return this.#citing[id] ?? [];
  }

  /** The requirement that a cited ask goes to: the one that had the focus last. */
  get target(): Entry | undefined {
    return this.#document.requirements.find(({ draft }) => draft.id === this.#document.lastFocused);
  }

  /** Goes so many rows on, and gives the ask there. */
  step(by: number): string | undefined {
    const next = onwards(this.ids, this.current === '' ? undefined : this.current, by);
    if (next !== undefined) this.current = next;
    return next;
  }

  /** Cites an ask for a requirement; without one it becomes a requirement of its own. */
  async cite(id: string, to = this.target): Promise<void> {
    const ask = this.row(id) ?? (await attempt(() => api.asks.get(id)));
    if (!ask) return;
    if (to && this.citing(id).includes(to)) {
      toasts.show({ text: `${to.detail.ref} rests on it already` });
      return;
    }
    const made = to?.detail ?? (await this.#document.addRequirement(ask.statement));
    if (!made) return;
    const told = to ? `Cited for ${made.ref}` : `${made.ref} made of it`;
    const warning = ask.private ? '. It is off the record: exports leave it out' : '';
    await attemptUndoable(`${told}${warning}`, () => this.#document.cite(made.id, id));
  }

  /** Writes what someone said for an ask into the text of a section, at a point of the screen where it is open. */
  async quote(
    id: string,
    section: SectionDraft,
    editor?: MarkdownView,
    point?: { x: number; y: number },
  ): Promise<void> {
    const [ask, quotes] = await Promise.all([
      attempt(() => api.asks.get(id)),
      // Only these may be put into a text, which leaves.
      attempt(() => api.voices.quotes(this.#productId)),
    ]);
    if (!ask || !quotes) return;
    const said = quotes.find(({ words, noteId }) =>
      ask.evidence.some((voice) => voice.words === words && voice.noteId === noteId),
    );
    if (!said && ask.private) {
      toasts.show({ text: 'It is off the record: its words are not put into the text. Cite it instead.' });
      return;
    }
    const block = said
      ? writeQuote(said.words, speakerWords(said.stakeholderId), said.noteId)
      : writeReference(ask.statement, { scheme: 'ask', id });
    if (editor) editor.insertBlock(block, point && editor.at(point));
    else section.type('body', [section.mine.body, block].filter((part) => part !== '').join('\n\n'));
  }
}

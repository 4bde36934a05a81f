import { tick } from 'svelte';
import {
  Debtor,
  NoteKind,
  api,
  query,
  type GuideQuestion,
  type SessionSummary,
  type Statement,
} from '$lib/api';
import { attempt, attemptUndoable, tell } from '$lib/act';
import { isMine, otherEnd } from '$lib/domain/promises';
import { Editor } from '$lib/edit/editor.svelte';
import { neighbour, onwards } from '$lib/rows';
import { toasts } from '$lib/ui';
import { lineEditor, type Line } from './lineEditor';

/** Who a statement is about besides its speaker: who confirms it, who owes it, to whom it is owed. */
export type Person = 'confirmer' | 'debtor' | 'creditor';

/** A session that is being wrapped up: what is read back, which statement is selected, and the note that follows. */
export class WrapUp {
  readonly #session;
  readonly #back;
  readonly #note;
  readonly #questions;
  /** The statement on which the selection stands. */
  selectedId = $state('');
  /** The line that is being corrected. */
  edit = $state.raw<Editor<Line, 'line'>>();
  /** Which person is being asked for, of the selected statement. */
  asking = $state<'' | Person>('');
  list = $state<HTMLElement>();

  constructor(readonly sessionId: string) {
    this.#session = query(() => api.sessions.get(sessionId));
    this.#back = query(() => api.wrapUp.readBack(sessionId));
    this.#note = query(() => api.wrapUp.followUp(sessionId));
    this.#questions = query(() => api.questions.list(sessionId));
  }

  get session(): SessionSummary | undefined {
    return this.#session.data;
  }

  get error() {
    return this.#session.error ?? this.#back.error;
  }

  get loading(): boolean {
    return this.#session.loading || this.#back.loading;
  }

  /** The follow-up note, as Markdown. */
  get note(): string {
    return this.#note.data ?? '';
  }

  /** What the session's guide still has to ask. */
  get unasked(): readonly GuideQuestion[] {
    return this.#questions.data?.filter(({ askedMs }) => askedMs === undefined) ?? [];
  }

  /** How many statements are off the record, and so not read back. */
  get hidden(): number {
    return this.#back.data?.private ?? 0;
  }

  get running(): boolean {
    return this.session?.startedAt !== undefined && this.session.endedAt === undefined;
  }

  parts = $derived.by(() => {
    const { asks = [], decisions = [], promises = [] } = this.#back.data ?? {};
    return [
      { title: 'Decisions', statements: decisions },
      { title: 'Asks', statements: asks },
      { title: 'Promises', statements: promises },
    ].filter(({ statements }) => statements.length > 0);
  });

  order = $derived(this.parts.flatMap(({ statements }) => statements));
  confirmed = $derived(this.order.filter(({ confirmedAt }) => confirmedAt !== undefined).length);

  get #ids(): string[] {
    return this.order.map(({ id }) => id);
  }

  get selected(): Statement | undefined {
    return this.order.find(({ id }) => id === this.selectedId);
  }

  /** Selects the next or the previous statement. */
  move(by: 1 | -1): void {
    const next = onwards(this.#ids, this.selectedId, by);
    if (next !== undefined) this.focus(next);
  }

  focus(id: string): void {
    this.selectedId = id;
    this.list?.querySelector<HTMLElement>(`[data-statement="${CSS.escape(id)}"] input`)?.focus();
  }

  /** Who most likely confirms a statement: whoever said it, whom it is promised to, or the first one there. */
  confirmerOf(statement: Statement): string | undefined {
    return otherEnd(statement) ?? this.session?.participantIds[0];
  }

  /** Marks a statement as confirmed by a person, or takes that back. */
  async confirm({ id, revision }: Statement, confirmed: boolean, by?: string): Promise<boolean> {
    const who = by === undefined ? {} : { by };
    return (await attempt(() => api.wrapUp.confirm({ id, confirmed, revision, ...who }))) !== undefined;
  }

  /** Confirms the statement by whom it most likely is, and goes on to the next at once: the next key is meant for that. */
  async confirmAndGoOn(statement: Statement): Promise<void> {
    const confirmed = statement.confirmedAt === undefined;
    const saved = this.confirm(statement, confirmed, this.confirmerOf(statement));
    if (confirmed) this.move(1);
    await saved;
  }

  /** Begins to correct a statement where it stands. */
  async correct(statement: Statement): Promise<void> {
    this.selectedId = statement.id;
    this.edit = await attempt(() => lineEditor(statement));
  }

  /** Ends the correction, unless what was typed could not be saved. */
  async endCorrection(): Promise<void> {
    const { edit } = this;
    if (!edit || !(await edit.leave('line')) || this.edit !== edit) return;
    this.edit = undefined;
    await tick();
    if (document.activeElement === document.body) this.focus(edit.id);
  }

  /** Takes a statement off what is read back, and goes on to the next at once; its line stays in the notes. */
  async drop({ id, revision }: Statement): Promise<void> {
    const next = neighbour(this.#ids, id);
    const work = () => api.wrapUp.withdraw({ id, revision });
    const dropped = attemptUndoable('Dropped. The line stays in the notes.', work);
    this.focus(next);
    if (!(await dropped)) this.focus(id);
  }

  /** Turns a promise round: what the PM owes becomes what the other one owes, and back. */
  async turn(statement: Statement): Promise<void> {
    if (statement.kind !== NoteKind.Action) return;
    const person = otherEnd(statement);
    if (!isMine(statement)) await this.#assign(statement, Debtor.Me, person);
    else if (person === undefined) this.asking = 'debtor';
    else await this.#assign(statement, Debtor.Them, person);
  }

  async #assign({ id, revision }: Statement, debtor: Debtor, person: string | undefined): Promise<void> {
    const parties = { id, debtor, revision, ...(person === undefined ? {} : { personId: person }) };
    await attempt(() => api.promises.assign(parties));
  }

  /** Hears who it is that was asked for. */
  async choose(asked: Person, personId: string): Promise<void> {
    const { selected } = this;
    if (!selected) return;
    if (asked === 'confirmer') await this.confirm(selected, true, personId);
    else await this.#assign(selected, asked === 'debtor' ? Debtor.Them : Debtor.Me, personId);
    this.focus(selected.id);
  }

  async end(): Promise<void> {
    await attemptUndoable('Session ended', () => api.sessions.end(this.sessionId));
  }

  async copy(): Promise<void> {
    try {
      await api.wrapUp.copyFollowUp(this.sessionId);
      toasts.show({ text: 'Follow-up note copied' });
    } catch (rejection) {
      tell(rejection);
    }
  }

  async save(): Promise<void> {
    const path = await attempt(() => api.wrapUp.saveFollowUp(this.sessionId));
    if (path) toasts.show({ text: `Saved as ${path.split(/[/\\]/).at(-1) ?? path}` });
  }
}

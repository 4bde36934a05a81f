import { untrack } from 'svelte';
import { api, query, type SessionSummary } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { SessionDraft } from '$lib/domain/sessionDraft.svelte';
import { go, route, setQuery } from '$lib/router.svelte';
import { workspace } from '$lib/workspace.svelte';
import { byDate, byProduct, type Grouping } from './groups';

/** The list of sessions: what it is narrowed to, how it is grouped, and the form that is open. */
export class Sessions {
  grouping = $state<Grouping>('date');
  draft = $state.raw<SessionDraft>();
  readonly #list = query(() =>
    api.sessions.list({ productId: this.productId, stakeholderId: this.personId }),
  );
  groups = $derived((this.grouping === 'date' ? byDate : byProduct)(this.#list.data ?? []));
  /** The sessions in the order in which they are shown. */
  shown = $derived(this.groups.flatMap((group) => group.sessions));

  constructor() {
    // A link can lead straight to the form: `#/sessions?product=<id>&with=<id>,<id>&new=1`.
    $effect(() => {
      if (route.query.new === undefined) return;
      const people = (route.query.with ?? '').split(',').filter((id) => id !== '');
      untrack(() => this.begin(people));
      setQuery({ new: '', with: '' });
    });
  }

  get productId(): string {
    return route.query.product ?? '';
  }

  get personId(): string {
    return route.query.person ?? '';
  }

  get narrowed(): boolean {
    return this.productId !== '' || this.personId !== '';
  }

  get loading(): boolean {
    return this.#list.loading;
  }

  get error() {
    return this.#list.error;
  }

  /** The product that a new session most likely belongs to; empty when that is open. */
  get likelyProduct(): string {
    if (this.productId !== '') return this.productId;
    return workspace.products.length === 1 ? (workspace.products[0]?.id ?? '') : '';
  }

  /** Opens the form for a new session, with people who are to take part. */
  begin(people: readonly string[] = []): void {
    const likely = this.personId === '' ? [] : [this.personId];
    this.draft = new SessionDraft(undefined, this.likelyProduct, people.length > 0 ? people : likely);
  }

  edit(session: SessionSummary): void {
    this.draft = new SessionDraft(session);
  }

  /** Saves the form; a new session is opened at once. */
  async save(): Promise<void> {
    const { draft } = this;
    const saved = await draft?.save();
    if (!draft || !saved) return;
    this.draft = undefined;
    if (draft.isNew) go('sessions', saved.id);
  }

  async start(session: SessionSummary): Promise<void> {
    if (await attempt(() => api.sessions.start(session.id))) go('sessions', session.id);
  }

  async remove(session: SessionSummary): Promise<void> {
    await attemptUndoable(`“${session.title}” deleted`, () => api.sessions.delete(session.id));
  }
}

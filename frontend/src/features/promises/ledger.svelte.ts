import { tick } from 'svelte';
import { Debtor, Outcome, api, promiseFilter, query, type Promised } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { dueStage, dueWords, isMine, otherEnd } from '$lib/domain/promises';
import { route, setQuery } from '$lib/router.svelte';
import { neighbour, onwards } from '$lib/rows';
import { workspace } from '$lib/workspace.svelte';
import { byDay, byPerson, type Grouping } from './groups';

/** The ledger of promises: what is shown, which one is selected, and what can be done with it. */
export class Ledger {
  grouping = $state<Grouping>('day');
  /** The promise on which the selection stands. */
  selectedId = $state('');
  /** What is being asked about the selected promise. */
  asking = $state<'' | 'day' | 'person'>('');
  /** Whether the person asked for is to be owed to, or to owe. */
  askingFor = $state(Debtor.Me);
  list = $state<HTMLElement>();

  debtor = $derived(Object.values(Debtor).find((one) => one === route.query.debtor) ?? Debtor.Anyone);
  settled = $derived(route.query.show === 'settled');
  productId = $derived(route.query.product ?? '');
  personId = $derived(route.query.person ?? '');

  #found = query(() =>
    api.promises.list(
      promiseFilter({
        productId: this.productId,
        stakeholderId: this.personId,
        debtor: this.debtor,
        settled: this.settled,
      }),
    ),
  );

  get shown(): readonly Promised[] {
    return this.#found.data ?? [];
  }

  get loading(): boolean {
    return this.#found.loading;
  }

  get error() {
    return this.#found.error;
  }

  get narrowed(): boolean {
    return this.productId !== '' || this.personId !== '' || this.debtor !== Debtor.Anyone;
  }

  groups = $derived(
    this.grouping === 'day' ? byDay(this.shown) : byPerson(this.shown, (id) => workspace.personName(id)),
  );

  overdue = $derived(
    this.shown.filter(({ due, outcome }) => outcome === Outcome.Open && dueStage(due) === 'late').length,
  );

  /** The promises in the order in which they stand under their headings. */
  order = $derived(this.groups.flatMap(({ promises }) => promises));

  get #ids(): string[] {
    return this.order.map(({ id }) => id);
  }

  get selected(): Promised | undefined {
    return this.order.find(({ id }) => id === this.selectedId);
  }

  clear(): void {
    setQuery({ product: '', person: '', debtor: '' });
  }

  /** Selects the next or the previous promise. */
  move(by: 1 | -1): void {
    const next = onwards(this.#ids, this.selectedId, by);
    if (next !== undefined) this.focus(next);
  }

  focus(id: string): void {
    this.selectedId = id;
    this.list?.querySelector<HTMLElement>(`[data-promise="${CSS.escape(id)}"] a`)?.focus();
  }

  async settle({ id, revision }: Promised, outcome: Outcome): Promise<void> {
    const done = {
      [Outcome.Done]: 'Done',
      [Outcome.Dropped]: 'Promise dropped',
      [Outcome.Open]: 'Open again',
    };
    await this.#leave(id, () =>
      attemptUndoable(done[outcome], () => api.promises.settle({ id, outcome, revision })),
    );
  }

  async moveTo({ id, revision }: Promised, due: string): Promise<void> {
    const done = due === '' ? 'Moved: no day' : `Moved to ${dueWords(due)}`;
    if (await attemptUndoable(done, () => api.promises.move({ id, due, revision }))) await this.#stay(id);
  }

  /** Turns who owes it: what the PM owes becomes what the other one owes, and back. */
  async turn(promise: Promised): Promise<void> {
    const person = otherEnd(promise);
    const debtor = isMine(promise) ? Debtor.Them : Debtor.Me;
    if (debtor === Debtor.Them && person === undefined) this.askPerson(promise, debtor);
    else await this.assign(promise, debtor, person);
  }

  askPerson({ id }: Promised, debtor: Debtor): void {
    [this.selectedId, this.asking, this.askingFor] = [id, 'person', debtor];
  }

  askDay({ id }: Promised): void {
    [this.selectedId, this.asking] = [id, 'day'];
  }

  async assign({ id, revision }: Promised, debtor: Debtor, person: string | undefined): Promise<void> {
    const parties = { id, debtor, revision, ...(person === undefined ? {} : { personId: person }) };
    if (await attempt(() => api.promises.assign(parties))) await this.#stay(id);
  }

  /** Does what takes a promise off the list; the selection goes to the one below it at once, for the next key. */
  async #leave(id: string, work: () => Promise<boolean>): Promise<void> {
    const next = neighbour(this.#ids, id);
    const done = work();
    this.focus(next);
    if (!(await done)) this.focus(id);
  }

  async #stay(id: string): Promise<void> {
    await tick();
    this.focus(id);
  }
}

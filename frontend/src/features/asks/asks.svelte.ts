import { tick } from 'svelte';
import { api, query, type AskSummary } from '$lib/api';
import { deleteAsk } from '$lib/asks/deleteAsk';
import { go, route, setQuery } from '$lib/router.svelte';
import { filterOf, noFilter, toAskFilter, type FilterQuery } from './filter';

interface Row {
  /** Brings the row of that place into view. */
  show: (index: number) => void;
  /** Gives the focus to the row of that ask; false when it is not there. */
  focus: (askId: string) => boolean;
}

/** What the list of asks shows, which ask is selected, and which one is open beside it. */
export class AsksState {
  // As text, so that opening another ask does not count as another filter.
  #filterText = $derived(JSON.stringify(filterOf(route.query)));
  filter = $derived(JSON.parse(this.#filterText) as FilterQuery);
  filtered = $derived(Object.values(this.filter).some((part) => part !== ''));

  #all = query(() => api.asks.list(toAskFilter(noFilter)));
  #found = query(() => api.asks.list(toAskFilter(this.filter)));

  /** The ask on which the selection stands; empty before the first move. */
  selected = $state('');
  /** True while the focus is on a row, so that Enter opens it. */
  atRow = $state(false);
  adding = $state(false);
  detailWantsFocus = $state(false);
  detailWantsEdit = $state(false);
  rows: Row | undefined;

  /** Every ask, whatever the filter. */
  get all(): readonly AskSummary[] {
    return this.#all.data ?? [];
  }

  get list(): readonly AskSummary[] {
    return this.#found.data ?? [];
  }

  get loading(): boolean {
    return this.#found.loading || this.#all.loading;
  }

  get error() {
    return this.#found.error;
  }

  /** The ask shown in the aside; empty when it is closed. */
  get open(): string {
    return route.query.ask ?? '';
  }

  /** The ask that a command acts on. */
  get current(): string {
    const ids = this.list.map((ask) => ask.id);
    return ids.includes(this.selected) ? this.selected : this.open;
  }

  /** Moves the selection; the aside follows when it is open. */
  async move(by: number): Promise<void> {
    const at = this.list.findIndex((ask) => ask.id === this.current);
    const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), this.list.length - 1);
    await this.select(to);
  }

  async select(index: number): Promise<void> {
    const ask = this.list[index];
    if (!ask) return;
    this.selected = ask.id;
    if (this.open !== '') setQuery({ ask: ask.id });
    this.rows?.show(index);
    await tick();
    this.rows?.focus(ask.id);
  }

  /** Opens an ask in the aside, with a step to come back by, and goes into it. */
  show(askId: string): void {
    if (askId === '') return;
    this.selected = askId;
    if (this.open !== askId) go('asks', '', { ...route.query, ask: askId });
    this.detailWantsFocus = true;
  }

  edit(): void {
    const id = this.current;
    if (this.open !== id) go('asks', '', { ...route.query, ask: id });
    this.detailWantsEdit = true;
  }

  /** Closes the aside and gives the focus back to its row. */
  async close(): Promise<void> {
    const id = this.open;
    this.detailWantsFocus = false;
    this.detailWantsEdit = false;
    setQuery({ ask: '' });
    await tick();
    this.rows?.focus(id);
  }

  setFilter(patch: Partial<FilterQuery>): void {
    setQuery(patch);
  }

  clear(): void {
    this.setFilter(noFilter);
  }

  /** Deletes an ask; the selection goes to the one below it. */
  async remove(id: string): Promise<void> {
    const at = this.list.findIndex((ask) => ask.id === id);
    const next = at < 0 ? undefined : (this.list[at + 1] ?? this.list[at - 1]);
    if (!(await deleteAsk(id))) return;
    this.selected = next?.id ?? '';
    if (this.open === id) setQuery({ ask: '' });
    await tick();
    if (next) this.rows?.focus(next.id);
  }
}

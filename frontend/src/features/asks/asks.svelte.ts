import { tick, untrack } from 'svelte';
import { api, query, type AskSummary } from '$lib/api';
import { deleteAsks } from '$lib/asks/deleteAsks';
import { go, route, setQuery } from '$lib/router.svelte';
import { neighbour } from '$lib/rows';
import { filterOf, toAskFilter, type FilterQuery } from './filter';
import { noRows, placesOf, withRows } from './lookup';
import { Picks } from './picks.svelte';
import { AskViews } from './views.svelte';

interface Rows {
  /** Brings the row of that place into view. */
  show: (index: number) => void;
  /** Gives the focus to the row of that ask; false when it is not there. */
  focus: (askId: string) => boolean;
}

/** How many rows are read before and after the page that is looked at, and how long a page is. */
const page = 60;

/**
 * What the list of asks shows, which ask is selected, and which one is open beside it. The list is its ids in order;
 * only the rows that are looked at are read, so that it may be long.
 */
export class AsksState {
  // As text, so that opening another ask does not count as another filter.
  #filterText = $derived(JSON.stringify(filterOf(route.query)));
  filter = $derived(JSON.parse(this.#filterText) as FilterQuery);

  #found = query(() => api.asks.find(toAskFilter(this.filter)));
  ids: readonly string[] = $derived(this.#found.data ?? []);
  #places = $derived(placesOf(this.ids));

  /** The page of the list that is in sight. */
  #page = $state(0);
  #near = $derived(this.ids.slice(Math.max(0, this.#page - 1) * page, (this.#page + 3) * page));
  #read = query(() => api.asks.rows([...this.#near]));
  #rows = $state.raw(noRows);

  readonly views = new AskViews(() => this.filter);
  readonly picks = new Picks(() => this.ids);

  /** The ask on which the selection stands; empty before the first move. */
  selected = $state('');
  /** True while the focus is on a row, so that Enter opens it. */
  atRow = $state(false);
  adding = $state(false);
  filtering = $state(false);
  detailWantsFocus = $state(false);
  detailWantsEdit = $state(false);
  detailWantsWhy = $state(false);
  rows: Rows | undefined;

  constructor() {
    $effect(() => {
      // Those of before stay for as long as one may scroll back to them, and are read anew there.
      const read = this.#read.data ?? [];
      untrack(() => (this.#rows = withRows(this.#rows, read, 10 * page)));
    });
    $effect(() => {
      // A link may open another ask than the one under the caret: what is done then is done to that.
      const { open } = this;
      if (open !== '') untrack(() => (this.selected = open));
    });
    $effect(() => {
      void this.#filterText;
      untrack(() => this.picks.none());
    });
  }

  get loading(): boolean {
    return this.#found.loading;
  }

  get error() {
    return this.#found.error;
  }

  row(id: string): AskSummary | undefined {
    return this.#rows.get(id);
  }

  /** The place of an ask in the list; -1 when it is not in it. */
  place(id: string): number {
    return this.#places.get(id) ?? -1;
  }

  /** Hears which row is the first in sight. */
  look(index: number): void {
    this.#page = Math.floor(Math.max(0, index) / page);
  }

  /** The ask shown in the aside; empty when it is closed. */
  get open(): string {
    return route.query.ask ?? '';
  }

  /** The ask that a command acts on. */
  get current(): string {
    return this.place(this.selected) >= 0 ? this.selected : this.open;
  }

  /** Moves the selection; the aside follows when it is open. */
  async move(by: number): Promise<void> {
    this.picks.rest();
    await this.select(this.#to(by));
  }

  /** Takes the ask under the caret into the selection or out of it; before the first move that is the first one. */
  async pick(): Promise<void> {
    if (this.current === '') await this.select(0);
    this.picks.toggle(this.current);
  }

  /** Moves the selection and takes what it passes into it. */
  async stretch(by: number): Promise<void> {
    const to = this.#to(by);
    this.picks.stretch(Math.max(0, this.place(this.current)), to);
    await this.select(to);
  }

  #to(by: number): number {
    const at = this.place(this.current);
    return at < 0 ? 0 : Math.min(Math.max(at + by, 0), this.ids.length - 1);
  }

  async select(index: number): Promise<void> {
    const id = this.ids[index];
    if (id === undefined) return;
    this.selected = id;
    if (this.open !== '') setQuery({ ask: id });
    this.rows?.show(index);
    await tick();
    this.rows?.focus(id);
  }

  /** The ask on which the selection goes when some leave the list. */
  after(leaving: readonly string[]): string {
    return neighbour(this.ids, leaving);
  }

  /** Puts the selection on an ask after others were dealt with. */
  async settle(id: string): Promise<void> {
    this.picks.none();
    this.selected = id;
    if (this.open !== '') setQuery({ ask: id });
    this.rows?.show(this.place(id));
    await tick();
    this.rows?.focus(id);
  }

  /** Opens an ask in the aside, with a step to come back by, and goes into it. */
  show(askId: string): void {
    if (askId === '') return;
    this.#open(askId);
    this.detailWantsFocus = true;
  }

  edit(): void {
    this.#open(this.current);
    this.detailWantsEdit = true;
  }

  why(): void {
    this.#open(this.current);
    this.detailWantsWhy = true;
  }

  #open(askId: string): void {
    this.selected = askId;
    if (this.open !== askId) go('asks', '', { ...route.query, ask: askId });
  }

  /** Closes the aside and gives the focus back to its row. */
  async close(): Promise<void> {
    const id = this.open;
    this.detailWantsFocus = this.detailWantsEdit = this.detailWantsWhy = false;
    setQuery({ ask: '' });
    await tick();
    this.rows?.focus(id);
  }

  setFilter(patch: Partial<FilterQuery>): void {
    setQuery(patch);
  }

  /** Sorts by a column, and the other way round when it is sorted by that already. */
  sortBy(sort: string): void {
    const again = this.filter.sort === sort && this.filter.order === '';
    this.setFilter({ sort, order: again ? 'reverse' : '' });
  }

  /** Deletes asks; the selection goes to the one below them. */
  async remove(ids: readonly string[]): Promise<void> {
    const next = this.after(ids);
    if (!(await deleteAsks(ids))) return;
    if (ids.includes(this.open)) setQuery({ ask: '' });
    await this.settle(next);
  }
}

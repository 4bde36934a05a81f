import { api, query, type AskFilter, type AskView } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { route, setQuery } from '$lib/router.svelte';
import {
  builtIn,
  builtInOf,
  fromAskFilter,
  noFilter,
  sameFilter,
  toAskFilter,
  type FilterQuery,
} from './filter';

/** One tab above the list. */
export interface ViewTab {
  /** Of a kept one; empty of a built-in one. */
  id: string;
  name: string;
  about: string;
  filter: FilterQuery;
}

/** The views of the asks: those that are always there, and those that the user keeps by a name. */
export class AskViews {
  #filter: () => FilterQuery;
  #kept = query(() => api.asks.views());
  /** What is being asked: the name of a new view, or another one for this. */
  naming = $state<'' | 'new' | 'rename'>('');

  constructor(filter: () => FilterQuery) {
    this.#filter = filter;
  }

  // A product and an order stay from one built-in view to the next; a kept one has its own.
  tabs: readonly ViewTab[] = $derived.by(() => {
    const { product, sort, order } = this.#filter();
    return [
      ...builtIn.map((view) => ({ ...view, id: '', filter: { ...view.filter, product, sort, order } })),
      ...this.kept.map(({ id, name, filter }) => ({ id, name, about: '', filter: fromAskFilter(filter) })),
    ];
  });

  // As text, so that typing into the filter does not count as other tabs.
  #countedText = $derived(JSON.stringify(this.tabs.map(({ filter }) => toAskFilter(filter))));
  #counted = query(() => api.asks.count(JSON.parse(this.#countedText) as AskFilter[]));

  get kept(): readonly AskView[] {
    return this.#kept.data ?? [];
  }

  /** How many asks each tab holds; undefined until it is known. */
  count(at: number): number | undefined {
    return this.#counted.data?.[at];
  }

  /** The kept view that is shown, changed or not. */
  get shown(): AskView | undefined {
    return this.kept.find(({ id }) => id === route.query.view);
  }

  /** The place of the tab that is shown. */
  get at(): number {
    const { shown } = this;
    const name = builtInOf(this.#filter())?.name;
    return this.tabs.findIndex((tab) => (shown ? tab.id === shown.id : tab.id === '' && tab.name === name));
  }

  /** The filter of the view that is shown, from which the list may have been narrowed. */
  get base(): FilterQuery {
    return this.tabs[this.at]?.filter ?? noFilter;
  }

  /** True when the list is not what the view says. */
  get changed(): boolean {
    return !sameFilter(this.#filter(), this.base);
  }

  choose(tab: ViewTab): void {
    setQuery({ ...tab.filter, view: tab.id });
  }

  step(by: number): void {
    const tab = this.tabs[(this.at + by + this.tabs.length) % this.tabs.length];
    if (tab) this.choose(tab);
  }

  /** Takes away what narrows the view. */
  reset(): void {
    setQuery({ ...this.base });
  }

  /** Keeps the filters by a name and shows the view; or gives the shown one another name. */
  async name(name: string): Promise<boolean> {
    const { shown } = this;
    const view =
      this.naming === 'rename' && shown
        ? { ...shown, name }
        : {
            id: '',
            name,
            filter: toAskFilter(this.#filter()),
            position: 0,
            createdAt: '0001-01-01T00:00:00Z',
          };
    const saved = await attempt(() => api.asks.saveView(view));
    if (!saved) return false;
    this.naming = '';
    setQuery({ view: saved.id });
    return true;
  }

  /** Keeps the filters in the view that is shown. */
  async update(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    const filter = toAskFilter(this.#filter());
    await attemptUndoable(`View “${shown.name}” saved`, () => api.asks.saveView({ ...shown, filter }));
  }

  async move(by: number): Promise<void> {
    const { shown } = this;
    const others = this.kept.filter((view) => view !== shown);
    const to = (shown ? this.kept.indexOf(shown) : -1) + by;
    if (!shown || to < 0 || to > others.length) return;
    await attempt(() => api.asks.moveView(shown.id, others[to]?.id ?? ''));
  }

  async remove(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    const done = await attemptUndoable(`View “${shown.name}” deleted`, () => api.asks.deleteView(shown.id));
    if (done) setQuery({ ...noFilter, view: '' });
  }
}

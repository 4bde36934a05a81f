import { untrack } from 'svelte';
import {
  api,
  changes,
  query,
  sessionFilter,
  toApiError,
  type ApiError,
  type Hit,
  type Query,
  type SessionSummary,
} from '$lib/api';
import { go, route, setQuery } from '$lib/router.svelte';
import { pastSessions } from './pastSessions';
import { filterNames, queryOf, readFilters, type FilterName, type Filters } from './filters';
import { placeOf } from './place';

/** How many hits one sees at first, and how many more with each step. */
const step = 50;

/** The search over everything: what was typed, what narrows it, what was found, and which hit is chosen. */
export class Review {
  text = $state('');
  hits = $state.raw<Hit[]>([]);
  more = $state(false);
  error = $state.raw<ApiError>();
  /** The text that the hits answer. */
  answered = $state('');
  /** The hit that Enter opens. */
  chosen = $state(0);
  /** Enter was pressed before the answer was there. */
  #toOpen = false;
  #limit = $state(step);
  #latest = 0;
  #writing: ReturnType<typeof setTimeout> | undefined;
  #written = '';
  #sessions: Query<SessionSummary[]>;

  /** Call it while a component is being set up. */
  constructor() {
    this.#written = route.query.q ?? '';
    this.text = this.#written;
    this.#sessions = query(() =>
      api.sessions.list(
        sessionFilter({ productId: this.filters.product, stakeholderId: this.filters.person }),
      ),
    );
    // The address may change under the view: back, forward, "Search everything for …" of the palette.
    $effect(() => {
      const q = route.query.q ?? '';
      if (q === untrack(() => this.#written)) return;
      this.#written = q;
      this.text = q;
    });
    // A view that is gone leaves the address alone.
    $effect(() => () => {
      clearTimeout(this.#writing);
      this.#toOpen = false;
    });
    $effect(() => {
      void changes.version;
      const [text, filters, limit] = [this.text, this.filters, this.#limit];
      untrack(() => void this.#find(text, filters, limit));
    });
  }

  get filters(): Filters {
    return readFilters(route.query);
  }

  get narrowed(): readonly FilterName[] {
    return filterNames.filter((name) => this.filters[name] !== '');
  }

  get searching(): boolean {
    return this.text.trim() !== '';
  }

  /** True when the search has been answered, and with nothing. */
  get foundNothing(): boolean {
    return this.searching && this.answered === this.text && this.hits.length === 0;
  }

  /** The sessions that are over, or should be, by product and month, for when nothing is searched. */
  get past() {
    return pastSessions(this.#sessions.data ?? [], this.filters, Date.now());
  }

  get loadingPast(): boolean {
    return this.#sessions.loading;
  }

  /** Searches for what was typed. */
  type(text: string): void {
    this.text = text;
    this.#limit = step;
    this.#toOpen = false;
    // Web views refuse an address that changes with every key.
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.write(), 300);
  }

  /** Puts the search into the address, so that one comes back to it. */
  write(): void {
    clearTimeout(this.#writing);
    if (route.area !== 'review') return;
    this.#written = this.text;
    setQuery({ q: this.text });
  }

  narrow(name: FilterName, value: string): void {
    this.#limit = step;
    setQuery({ [name]: value });
  }

  widen(names: readonly FilterName[] = filterNames): void {
    setQuery(Object.fromEntries(names.map((name) => [name, ''])));
  }

  showMore(): void {
    this.#limit += step;
  }

  /** Chooses the hit below or above. */
  move(by: number): void {
    if (this.hits.length > 0) this.chosen = (this.chosen + by + this.hits.length) % this.hits.length;
  }

  /** Opens the chosen hit; while the answer for the last letters is under way, its first one as soon as it is there. */
  open(): void {
    this.#toOpen = this.answered !== this.text;
    const hit = this.hits[this.chosen];
    if (!hit || this.#toOpen) return;
    this.write();
    window.location.hash = placeOf(hit);
  }

  async #find(text: string, filters: Filters, limit: number): Promise<void> {
    const mine = ++this.#latest;
    try {
      const { hits, more } =
        text.trim() === '' ? { hits: [], more: false } : await api.search.find(queryOf(text, filters, limit));
      if (mine !== this.#latest) return;
      // More of the same keeps the choice; another question begins at the top.
      if (text !== this.answered || hits.length < this.chosen) this.chosen = 0;
      [this.hits, this.more, this.answered, this.error] = [hits, more, text, undefined];
      if (this.#toOpen) this.open();
    } catch (rejection) {
      if (mine === this.#latest) this.error = toApiError(rejection);
    }
  }
}

/** Goes to the search, from anywhere. */
export function openReview(): void {
  go('review');
}

/** The element id of the hit at a place in the list. */
export const optionId = (index: number): string => `hit-${index}`;

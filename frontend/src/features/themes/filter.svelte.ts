import { tick } from 'svelte';
import { api, askFilter, query } from '$lib/api';
import { route, setQuery } from '$lib/router.svelte';

/** The filter as the address keeps it, each part empty for "all". */
export interface BoardQuery {
  q: string;
  person: string;
  team: string;
  channel: string;
  decision: string;
}

const noQuery: BoardQuery = { q: '', person: '', team: '', channel: '', decision: '' };

/** Which asks of the board are shown. */
export class BoardFilter {
  // As text, so that opening another ask does not count as another filter.
  #text = $derived(
    JSON.stringify(Object.fromEntries(Object.keys(noQuery).map((key) => [key, route.query[key] ?? '']))),
  );
  query = $derived(JSON.parse(this.#text) as BoardQuery);
  active = $derived(Object.values(this.query).some((part) => part !== ''));
  /** True while its fields are shown though they are empty. */
  wanted = $state(false);
  field = $state<HTMLInputElement | null>(null);
  #found;

  constructor(productId: () => string) {
    this.#found = query(async () => {
      const { q, person, team, channel, decision } = this.query;
      if (!this.active) return undefined;
      const filter = {
        productId: productId(),
        stakeholderId: person,
        team,
        channel,
        decision,
        text: q.trim(),
      };
      return setOf(await api.asks.find(askFilter(filter)));
    });
  }

  get open(): boolean {
    return this.wanted || this.active;
  }

  /** The asks that pass; undefined when all do. */
  get shown(): ReadonlySet<string> | undefined {
    return this.active ? this.#found.data : undefined;
  }

  /** Shows the fields and goes to the first. */
  begin(): void {
    this.wanted = true;
    // At once: what is typed next is for the field, not for the board.
    void tick().then(() => this.field?.focus());
  }

  set(patch: Partial<BoardQuery>): void {
    setQuery(patch);
  }

  clear(): void {
    this.wanted = false;
    if (this.active) setQuery({ ...noQuery });
  }
}

const setOf = (ids: readonly string[]): ReadonlySet<string> => new Set(ids);

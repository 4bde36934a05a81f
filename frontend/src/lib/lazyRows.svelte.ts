import { untrack } from 'svelte';
import { attempt } from './act';
import { changes } from './api';

/** How many rows are kept. */
const most = 600;

/**
 * Rows that are read when they come into sight, many at a time, so that a list of ids may be long. After a change of the
 * workspace those that are kept are read anew. Make it while a component or its state class is being set up.
 */
export class LazyRows<T> {
  readonly #load: (ids: string[]) => Promise<readonly T[]>;
  readonly #idOf: (row: T) => string;
  #known = $state.raw(mapOf<T>([]));
  /** Those that are on the way. */
  #asked: readonly string[] = [];
  #waiting: readonly string[] = [];
  #round = 0;

  constructor(load: (ids: string[]) => Promise<readonly T[]>, idOf: (row: T) => string) {
    this.#load = load;
    this.#idOf = idOf;
    $effect(() => {
      void changes.beyondTexts;
      untrack(() => this.#readAnew());
      return () => void this.#round++;
    });
  }

  get(id: string): T | undefined {
    return this.#known.get(id);
  }

  /** Hears which rows are in sight, and which will be soon. */
  want(ids: readonly string[]): void {
    const missing = untrack(() => ids.filter((id) => !this.#known.has(id) && !this.#asked.includes(id)));
    if (missing.length === 0) return;
    this.#asked = [...this.#asked, ...missing];
    if (this.#waiting.length === 0) {
      queueMicrotask(() => {
        void this.#read(this.#waiting);
        this.#waiting = [];
      });
    }
    this.#waiting = [...this.#waiting, ...missing];
  }

  #readAnew(): void {
    this.#round++;
    const ids = [...this.#known.keys(), ...this.#asked];
    if (ids.length > 0) void this.#read(ids);
  }

  async #read(ids: readonly string[]): Promise<void> {
    const round = this.#round;
    const rows = await attempt(() => this.#load([...ids]));
    if (round !== this.#round) return;
    this.#asked = this.#asked.filter((id) => !ids.includes(id));
    if (!rows) return;
    const read = mapOf(rows.map((row) => [this.#idOf(row), row]));
    const others = [...this.#known].filter(([id]) => !ids.includes(id));
    this.#known = mapOf([...others, ...read].slice(-most));
  }
}

/** It is replaced as a whole, never changed, so that it need not be reactive itself. */
const mapOf = <T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> => new Map(entries);

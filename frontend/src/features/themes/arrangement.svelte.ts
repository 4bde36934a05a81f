import { untrack } from 'svelte';
import { api, changes, query, type ThemeColumn } from '$lib/api';
import { tell } from '$lib/act';

type Arrange = (columns: readonly ThemeColumn[]) => ThemeColumn[];

/**
 * The columns of a board as the backend holds them, with the moves under way shown at once and taken back when refused.
 * What was moved here is known already: the board is read again only after changes made elsewhere.
 */
export class Arrangement {
  columns = $state.raw<ThemeColumn[]>([]);
  /** Hears of the columns before they change. */
  onchange: (next: ThemeColumn[]) => void = () => undefined;
  #held = false;
  #stored;
  #base: ThemeColumn[] = [];
  #pending: Arrange[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  /** How many of the changes to the workspace are in the columns. */
  #seen = changes.version;

  constructor(productId: () => string) {
    this.#stored = query(
      () => {
        const id = productId();
        return id === '' ? Promise.resolve([]) : api.themes.board(id);
      },
      { follow: false },
    );
    $effect(() => {
      const columns = this.#stored.data;
      if (columns) untrack(() => this.#take(columns));
    });
    $effect(() => {
      void changes.version;
      untrack(() => this.#catchUp());
    });
  }

  get loading(): boolean {
    return this.#stored.loading;
  }

  get error() {
    return this.#stored.error;
  }

  /** Shows a move at once and has it done after those before it. */
  arrange(arrange: Arrange, call: () => Promise<unknown>): Promise<void> {
    this.#pending.push(arrange);
    this.#put(this.#now());
    const work = this.#queue.then(async () => {
      try {
        await call();
        this.#base = arrange(this.#base);
        this.#seen += 1;
      } catch (rejection) {
        tell(rejection);
      }
      this.#pending = this.#pending.filter((other) => other !== arrange);
      if (!this.#held) this.#put(this.#now());
      this.#catchUp();
    });
    this.#queue = work;
    return work;
  }

  /** Shows a theme that was just made at the end of the board. */
  add(theme: ThemeColumn): void {
    if (this.#base.some(({ id }) => id === theme.id)) return;
    this.#base = [...this.#base, theme];
    this.#put(this.#now());
  }

  /** Keeps the columns as they are while something is dragged over them. */
  hold(held: boolean): void {
    this.#held = held;
    if (!held) this.#catchUp();
  }

  #now(): ThemeColumn[] {
    return this.#pending.reduce((columns, arrange) => arrange(columns), this.#base);
  }

  #catchUp(): void {
    if (this.#pending.length > 0 || this.#held || this.#seen === changes.version) return;
    this.#seen = changes.version;
    this.#stored.refresh();
  }

  #take(columns: ThemeColumn[]): void {
    // Read before what is under way now, or while it is dragged: another answer comes after it.
    if (this.#pending.length > 0 || this.#held) {
      this.#seen = -1;
      return;
    }
    this.#base = columns;
    this.#put(columns);
  }

  #put(columns: ThemeColumn[]): void {
    this.onchange(columns);
    this.columns = columns;
  }
}

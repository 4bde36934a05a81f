import { setOf } from './lookup';

/** The asks that are selected in a list, to do something with all of them. */
export class Picks {
  #ids: () => readonly string[];
  #picked = $state.raw(setOf([]));
  /** Where a run of selecting began, and what was selected before it. */
  #run: { from: number; before: ReadonlySet<string> } | undefined;

  constructor(ids: () => readonly string[]) {
    this.#ids = ids;
  }

  get size(): number {
    return this.#picked.size;
  }

  has(id: string): boolean {
    return this.#picked.has(id);
  }

  /** The selected ones in the order of the list. */
  get list(): string[] {
    return this.#picked.size === 0 ? [] : this.#ids().filter((id) => this.#picked.has(id));
  }

  toggle(id: string): void {
    this.#set(this.has(id) ? [...this.#picked].filter((other) => other !== id) : [...this.#picked, id]);
  }

  all(): void {
    this.#set(this.#ids());
  }

  none(): void {
    if (this.size > 0) this.#set([]);
  }

  /** Stretches the selection from where it began to another place; going back lets go again. */
  stretch(from: number, to: number): void {
    const run = (this.#run ??= { from, before: this.#picked });
    const [low, high] = [Math.min(run.from, to), Math.max(run.from, to)];
    this.#picked = setOf([...run.before, ...this.#ids().slice(low, high + 1)]);
  }

  /** The next stretch begins anew. */
  rest(): void {
    this.#run = undefined;
  }

  #set(ids: readonly string[]): void {
    this.#picked = setOf(ids);
    this.#run = undefined;
  }
}

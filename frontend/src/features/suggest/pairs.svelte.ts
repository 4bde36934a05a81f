import { tick } from 'svelte';
import { api, query, type Duplicates } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { neighbour, onwards } from '$lib/rows';
import { open, type Pair } from './pairs';
import { Work } from './work.svelte';

/** Asks of a product that seem to say the same, the surest first, and which pair is selected. */
export class Pairs {
  selected = $state('');
  found = $state.raw<Duplicates>();
  readonly work = new Work<Duplicates>();
  readonly productId: () => string;
  /** Pairs by their keys of which the other wording stays. */
  #turned = $state.raw<readonly string[]>([]);
  #rows;
  #said;
  /** True while the focus is on a pair, so that Enter merges it. */
  atRow = $state(false);
  focusRow: (key: string) => void = () => undefined;

  constructor(productId: () => string) {
    this.productId = productId;
    this.#said = query(() => api.asks.pairs(productId()));
    this.#rows = query(() => api.asks.rows(this.found?.asks.map(({ id }) => id) ?? []));
  }

  list: readonly Pair[] = $derived.by(() =>
    open(this.found?.pairs ?? [], this.#rows.data ?? [], this.#said.data ?? [], this.#turned),
  );

  get #keys(): string[] {
    return this.list.map(({ key }) => key);
  }

  get pair(): Pair | undefined {
    return this.list.find(({ key }) => key === this.selected) ?? this.list[0];
  }

  async find(): Promise<void> {
    // The pairs of another product are not to be merged while those of this one are looked for.
    this.found = undefined;
    const found = await this.work.run(() => api.suggestions.duplicates(this.productId()));
    if (!found || found.cancelled) return;
    this.found = found;
  }

  leave(): void {
    this.work.leave();
  }

  async select(key: string): Promise<void> {
    this.selected = key;
    await tick();
    this.focusRow(key);
  }

  async move(by: number): Promise<void> {
    const to = onwards(this.#keys, this.pair?.key, by);
    if (to !== undefined) await this.select(to);
  }

  turn({ key }: Pair): void {
    this.#turned = this.#turned.includes(key)
      ? this.#turned.filter((other) => other !== key)
      : [...this.#turned, key];
  }

  async merge({ key, keep, other }: Pair): Promise<void> {
    const next = neighbour(this.#keys, key);
    if (await attemptUndoable('Asks merged', () => api.asks.merge(keep.id, [other.id])))
      await this.select(next);
  }

  async keepApart({ key, keep, other }: Pair): Promise<void> {
    const next = neighbour(this.#keys, key);
    const work = () => api.asks.pair({ ids: [keep.id, other.id], from: '', together: false });
    if (await attemptUndoable('They stay two asks', work)) await this.select(next);
  }
}

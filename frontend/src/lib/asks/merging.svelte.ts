import { api, query, type AskSummary } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { plural } from '$lib/format';
import { workspace } from '$lib/workspace.svelte';
import { answers } from './answers';
import { countTogether } from './standing';

/** The chooser with which asks are merged into another, from wherever it was called for. */
class Merging {
  /** The asks that are to be merged; empty while the chooser is closed. */
  asks = $state.raw<readonly AskSummary[]>([]);
  typed = $state('');
  /** The ask that says the same, once it is chosen. */
  other = $state.raw<AskSummary>();
  /** The id of the one whose statement stands for all; that of the chosen one until the user says another. */
  root = $state('');
  busy = $state(false);

  get open(): boolean {
    return this.asks.length > 0;
  }

  /** All that would be one. */
  get together(): readonly AskSummary[] {
    const { asks, other } = this;
    return other ? [...asks.filter(({ id }) => id !== other.id), other] : asks;
  }

  /** The voices of all, each once. */
  get count() {
    return countTogether(this.together, (id) => workspace.person(id));
  }

  /** How many people stand behind more than one of them. */
  get shared(): number {
    const all = this.together.flatMap(({ personIds }) => personIds);
    return new Set(all.filter((id, i) => all.indexOf(id) !== i)).size;
  }

  begin(asks: readonly AskSummary[]): void {
    this.asks = asks;
    this.typed = '';
    this.other = undefined;
  }

  close(): void {
    this.asks = [];
  }

  choose(ask: AskSummary): void {
    this.other = ask;
    this.root = ask.id;
  }

  /** Merges them, with one step to take it back. */
  async merge(): Promise<void> {
    const { together, root } = this;
    const others = together.map(({ id }) => id).filter((id) => id !== root);
    this.busy = true;
    const done = await attemptUndoable(`${plural(others.length + 1, 'ask')} merged`, () =>
      api.asks.merge(root, others),
    );
    this.busy = false;
    if (done) this.close();
  }
}

export const merging = new Merging();

/** How many of the asks that are to be merged are offered themselves. */
const shown = 8;

/**
 * The asks that the chooser offers for what is typed, and, before anything is, those that are to be merged, if they are
 * several. Call it while the chooser is being set up.
 */
export function offered() {
  const found = query(() => {
    const [first] = merging.asks;
    if (!first || merging.typed.trim() === '') return Promise.resolve([]);
    const here = merging.asks.map(({ id }) => id);
    return answers(first.productId, merging.typed, here);
  });
  const among = $derived(merging.asks.length > 1 && merging.typed.trim() === '');
  const list = $derived(among ? merging.asks.slice(0, shown) : (found.data ?? []));
  return {
    get list(): readonly AskSummary[] {
      return list;
    },
    get pending(): boolean {
      return !among && found.pending;
    },
  };
}

// Merged asks in the fake: each points to the one it was merged into.
import type { Backend } from '../client';
import { Code } from '../types';
import { askDetail } from './details';
import { failure, find, type Memory } from './memory';
import type { State } from './seed';

/** The ask that stands for this one: itself, or the top of the tree it was merged into. */
export function rootOf(state: State, id: string): string {
  const above = state.asks.find((ask) => ask.id === id)?.mergedInto;
  return above === undefined ? id : rootOf(state, above);
}

/** All that was merged into an ask, each followed by what had been merged into it. */
export function mergedBelow(state: State, id: string): string[] {
  return state.asks
    .filter((ask) => ask.mergedInto === id)
    .flatMap((ask) => [ask.id, ...mergedBelow(state, ask.id)]);
}

export function fakeRoots(memory: Memory): Pick<Backend['asks'], 'Merge' | 'Split'> {
  return {
    Merge: (intoId, ids) =>
      memory.change('Merge asks', (state) => {
        const root = find(state.asks, rootOf(state, intoId));
        for (const id of ids) {
          const ask = find(state.asks, rootOf(state, id));
          if (ask.productId !== root.productId)
            throw failure(Code.Invalid, 'Only asks of one product can be merged.');
          if (ask.id !== root.id) ask.mergedInto = root.id;
        }
        return askDetail(state, root.id);
      }),
    Split: (id) =>
      memory.change('Split off ask', (state) => {
        delete find(state.asks, id).mergedInto;
        return askDetail(state, id);
      }),
  };
}

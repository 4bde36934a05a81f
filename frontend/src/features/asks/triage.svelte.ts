import { api, Decision } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { merging } from '$lib/asks/merging.svelte';
import { formatSpokenDay, plural } from '$lib/format';
import { setQuery } from '$lib/router.svelte';
import type { AsksState } from './asks.svelte';

/** What is being asked for before something is done. */
type Asking = '' | 'reason' | 'theme' | 'snooze' | 'day';

const done: Record<Decision, string> = {
  [Decision.Open]: 'open again',
  [Decision.Accepted]: 'accepted',
  [Decision.Later]: 'put off',
  [Decision.Declined]: 'declined',
};

/** What is done to the selected asks, each time as one step; the next ask is then the selected one. */
export class Triage {
  readonly #asks: AsksState;
  asking = $state<Asking>('');
  #merging: { ids: string[]; next: string } | undefined;

  constructor(asks: AsksState) {
    this.#asks = asks;
  }

  /** The asks that a command acts on: those that are selected, else the one under the caret. */
  get targets(): string[] {
    const picked = this.#asks.picks.list;
    if (picked.length > 0) return picked;
    const { current } = this.#asks;
    return current === '' ? [] : [current];
  }

  /** The one product of the asks that are known. */
  get productId(): string {
    return this.targets.map((id) => this.#asks.row(id)?.productId ?? '').find((id) => id !== '') ?? '';
  }

  decide(decision: Decision, reason = ''): Promise<void> {
    return this.#act(done[decision], (ids) => api.asks.decide({ ids, decision, reason }));
  }

  toTheme(themeId: string, newTheme = '', name = newTheme): Promise<void> {
    const where = name === '' ? 'taken out of the theme' : `moved to “${name}”`;
    return this.#act(where, (ids) => api.asks.move({ ids, themeId, newTheme, beforeId: '' }));
  }

  /** Lets the asks sleep until a day; "" wakes them. */
  snooze(until: string): Promise<void> {
    const what = until === '' ? 'awake again' : `asleep until ${formatSpokenDay(until)}`;
    return this.#act(what, (ids) => api.asks.snooze(ids, until));
  }

  /** Keeps for ever that the selected asks belong into one theme, or that no two of them do. */
  async pair(together: boolean): Promise<void> {
    const ids = this.targets;
    await attemptUndoable(
      `${plural(ids.length, 'ask')} ${together ? 'stay together' : 'stay apart'} in suggested themes`,
      () => api.asks.pair({ ids, from: '', together }),
    );
  }

  /** Opens the chooser of the ask into which the others go. */
  async merge(): Promise<void> {
    const rows = await attempt(() => api.asks.rows(this.targets));
    if (!rows || rows.length === 0) return;
    this.#merging = { ids: this.targets, next: this.#asks.after(this.targets) };
    merging.begin(rows);
  }

  /** Hears that the chooser is closed: the selection goes on where something was merged. */
  async merged(): Promise<void> {
    const begun = this.#merging;
    this.#merging = undefined;
    if (!begun) return;
    const rows = await attempt(() => api.asks.rows(begun.ids));
    const left = rows?.find(({ mergedInto }) => mergedInto === undefined)?.id;
    const some = rows?.some(({ mergedInto }) => mergedInto !== undefined) ?? false;
    // The address of a merged ask is that of its root: an open card shows it already.
    if (!some || (left === undefined && this.#asks.open !== '')) return;
    await this.#asks.settle(left ?? begun.next);
  }

  async #act(what: string, work: (ids: string[]) => Promise<unknown>): Promise<void> {
    const ids = this.targets;
    if (ids.length === 0) return;
    const next = this.#asks.after(ids);
    const text = ids.length === 1 ? `Ask ${what}` : `${plural(ids.length, 'ask')} ${what}`;
    if (!(await attemptUndoable(text, () => work(ids)))) return;
    // The last of the list stays under the caret where it stays in the list.
    if (next === '' && this.#asks.open !== '') setQuery({ ask: '' });
    await this.#asks.settle(next);
  }
}

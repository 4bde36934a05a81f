import { tick } from 'svelte';
import {
  api,
  askFilter,
  query,
  type AskFilter,
  type AskText,
  type Suggestions,
  type ThemePart,
} from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { plural } from '$lib/format';
import { neighbour, onwards } from '$lib/rows';
import { toasts } from '$lib/ui';
import { Corrections } from './corrections.svelte';
import { byId, groupOf, keptOf, merged, moved, outside, remade, ticked, visible, type Group } from './groups';
import { remembered, type Correctable } from './remembered';
import { Work } from './work.svelte';

/** How many steps the slider goes to either side. */
export const mostFiner = 4;
/** How long the slider rests before it counts, in milliseconds. */
const rest = 250;

/** Those before the PM now, at most one: a message may outlive the view that it came from. */
let shown: readonly Review[] = [];

let keys = 0;
const newKey = () => `group-${keys++}`;

const nobody = { people: 0, teams: 0, channels: 0 };

/** Suggested themes before the PM: what was found, what they changed about it, and which one is selected. */
export class Review {
  finer = $state(0);
  selected = $state('');
  /** Shown once the first answer has come. */
  found = $state.raw<Suggestions>();
  /** The asks that are to go elsewhere, with the group they are in. */
  moving = $state.raw<{ group: Group; askIds: string[] }>();
  merging = $state(false);
  readonly work = new Work<Suggestions>();
  readonly productId: () => string;
  /** The theme of the board that is being split; "" where themes are found for asks that have none. */
  readonly splitId: () => string;
  #filter: () => Partial<AskFilter>;
  #groups = $state.raw<Group[]>([]);
  #unplaced = $state.raw<string[]>([]);
  /** Asks that the PM took out of all groups. */
  #out = $state.raw<string[]>([]);
  /** What the groups are of, as they are remembered by. */
  #place = '';
  readonly corrections = new Corrections<Correctable>(
    () => this.#now,
    (to, from) => this.#goTo(to, from),
  );
  /** The group that is being named: all that is typed at once is one correction. */
  #naming = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open;
  #dismissed;
  /** Gives the focus to the name of the selected group. */
  focusName: () => void = () => undefined;
  /** Gives the focus to the row of a group. */
  focusRow: (key: string) => void = () => undefined;

  constructor(productId: () => string, splitId: () => string, filter: () => Partial<AskFilter>) {
    this.productId = productId;
    this.splitId = splitId;
    this.#filter = filter;
    shown = [...shown, this];
    this.#open = query(() =>
      api.asks.find(askFilter({ productId: productId(), themeId: splitId() === '' ? 'none' : splitId() })),
    );
    this.#dismissed = query(() => api.suggestions.dismissed(productId()));
  }

  groups: readonly Group[] = $derived.by(() =>
    visible(this.#groups, this.#open.data ?? [], this.splitId() === '' ? (this.#dismissed.data ?? []) : []),
  );
  /** Asks that were not placed, or left out of what was accepted. */
  unplaced: readonly string[] = $derived.by(() =>
    outside(
      this.groups,
      [...this.#unplaced, ...this.#out, ...this.#groups.flatMap(({ askIds }) => askIds)],
      this.#open.data ?? [],
    ),
  );
  #texts = $derived.by(() => byId(this.found?.texts ?? []));

  get group(): Group | undefined {
    return this.groups.find(({ key }) => key === this.selected) ?? this.groups[0];
  }

  get #keysOfAll(): string[] {
    return this.groups.map(({ key }) => key);
  }

  get dismissedCount(): number {
    return this.#dismissed.data?.length ?? 0;
  }

  /** An ask as far as it is shown here; nothing for one that is not known. */
  text(id: string): Pick<AskText, 'statement' | 'private'> {
    return this.#texts.get(id) ?? { statement: '', private: false };
  }

  /** Those of the unplaced that are like others, but too little to make a theme. */
  get loose(): readonly string[] {
    return this.found?.loose ?? [];
  }

  /** Finds themes; what the PM changed about those before stays, unless all is to be made anew. */
  async make(anew = false): Promise<void> {
    this.#recall();
    const productId = this.productId();
    const filter = { ...askFilter(), ...this.#filter(), productId };
    const groups = this.#groups;
    const { kept, out } = keptOf(anew ? [] : groups, anew ? [] : this.#out);
    const found = await this.work.run(() =>
      this.splitId() === ''
        ? api.suggestions.make({ productId, filter, finer: this.finer, kept, out, anew })
        : this.#split(productId),
    );
    if (!found || found.cancelled) return;
    // What the PM changed meanwhile stays, too.
    if (!anew && groups !== this.#groups) return this.make();
    this.found = found;
    this.#unplaced = found.unplaced;
    this.#out = out;
    this.#groups = remade(anew ? [] : this.#groups, found.themes, newKey);
    this.#selectOne();
    if (kept.length > 0) await this.#count();
    await this.#keepFocus();
  }

  /** Selects the first suggestion where the selected one is gone. */
  #selectOne(): void {
    if (!this.groups.some(({ key }) => key === this.selected)) this.selected = this.groups[0]?.key ?? '';
  }

  /** Gives the focus to the selected row where it has been lost, so that the keys work at once. */
  async #keepFocus(): Promise<void> {
    await tick();
    if (document.activeElement === document.body) this.focusRow(this.selected);
  }

  /** Groups all anew, as if nothing had been suggested before. */
  async startOver(): Promise<void> {
    const before = this.#now;
    this.finer = 0;
    await this.make(true);
    if (this.found !== before.found) this.#offerUndo('Group anew', 'All is grouped anew', before);
  }

  /** Takes up what was changed about suggestions for the same asks while another view was open. */
  #recall(): void {
    const place = JSON.stringify([this.productId(), this.splitId(), this.#filter()]);
    if (place === this.#place) return;
    this.#remember();
    this.#place = place;
    const was = remembered.get(place);
    [this.#groups, this.#out, this.#unplaced] = [was?.groups ?? [], was?.out ?? [], []];
    this.corrections.all = was?.corrections ?? { done: [], undone: [] };
    this.finer = was?.finer ?? 0;
  }

  #remember(): void {
    if (this.#place !== '' && this.splitId() === '')
      remembered.set(this.#place, {
        groups: this.#groups,
        out: this.#out,
        finer: this.finer,
        corrections: this.corrections.all,
      });
  }

  async #split(productId: string): Promise<Suggestions> {
    const askIds = await api.asks.find(askFilter({ productId, themeId: this.splitId() }));
    const [themes, texts] = await Promise.all([
      api.suggestions.split({ productId, askIds }),
      api.asks.rows(askIds),
    ]);
    return {
      cancelled: false,
      byWords: false,
      themes,
      unplaced: [],
      loose: [],
      texts,
      dismissed: 0,
      conflicts: [],
    };
  }

  /** Merges or parts what the PM has not changed, when the slider rests. */
  setFiner(finer: number): void {
    this.finer = Math.min(Math.max(finer, -mostFiner), mostFiner);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.make(), rest);
  }

  /** Ends all work: the view goes. */
  leave(): void {
    shown = shown.filter((other) => other !== this);
    clearTimeout(this.#timer);
    this.#remember();
    this.work.leave();
  }

  // --- the selection ---

  async select(key: string): Promise<void> {
    this.selected = key;
    await tick();
    this.focusRow(key);
  }

  async move(by: number): Promise<void> {
    const to = onwards(this.#keysOfAll, this.group?.key, by);
    if (to !== undefined) await this.select(to);
  }

  // --- what becomes of a suggestion ---

  #part(group: Group, askIds: string[]): ThemePart {
    const { themeId, name } = group;
    return { productId: this.productId(), themeId, name, fromId: this.splitId(), askIds };
  }

  /** Puts the ticked asks into the theme. */
  async accept(group: Group): Promise<void> {
    const askIds = ticked(group);
    const next = neighbour(this.#keysOfAll, group.key);
    this.#change(group.key, { accepted: askIds });
    const done = `${plural(askIds.length, 'ask')} in “${group.name}”`;
    if (await attemptUndoable(done, () => api.suggestions.accept(this.#part(group, askIds))))
      await this.select(next);
    else this.#change(group.key, { accepted: [] });
  }

  async dismiss(group: Group): Promise<void> {
    const next = neighbour(this.#keysOfAll, group.key);
    const work = () => api.suggestions.dismiss(this.#part(group, group.askIds));
    if (await attemptUndoable(`“${group.name}” dismissed`, work)) await this.select(next);
  }

  /** Lets what was dismissed come back. */
  async restore(): Promise<void> {
    await attempt(() => api.suggestions.restore(this.productId()));
    await this.make();
  }

  // --- corrections: they stay among what they are about ---

  #change(key: string, patch: Partial<Group>): void {
    this.#groups = this.#groups.map((group) => (group.key === key ? { ...group, ...patch } : group));
  }

  get #now(): Correctable {
    return {
      groups: this.#groups,
      out: this.#out,
      unplaced: this.#unplaced,
      found: this.found,
      finer: this.finer,
      selected: this.selected,
    };
  }

  /** Goes to the other side of a correction. Where the asks were grouped again since, the slider stays and all follows it. */
  async #goTo(to: Correctable, from: Correctable): Promise<void> {
    const same = this.found === from.found && this.finer === from.finer;
    this.#naming = '';
    [this.#groups, this.#out, this.selected] = [to.groups, to.out, to.selected];
    if (same) [this.#unplaced, this.found, this.finer] = [to.unplaced, to.found, to.finer];
    if (!shown.includes(this)) this.#remember();
    else if (!same) await this.make();
    else {
      this.#selectOne();
      await this.#keepFocus();
    }
  }

  /** Changes the groups, says so and offers to take it back. */
  async #correct(label: string, text: string, groups: Group[], out = this.#out): Promise<void> {
    const before = this.#now;
    this.#groups = groups;
    this.#out = out;
    this.#offerUndo(label, text, before);
    await this.#count();
  }

  #offerUndo(label: string, text: string, before: Correctable): void {
    const made = this.corrections.add(label, before);
    toasts.show({
      text,
      action: { label: 'Undo', run: () => (shown.at(-1) ?? this).corrections.undo(made) },
    });
  }

  /** Counts the voices behind the groups anew. */
  async #count(): Promise<void> {
    const askIds = this.#groups.map((group) => group.askIds);
    const counts = await attempt(() => api.suggestions.count({ productId: this.productId(), askIds }));
    if (!counts) return;
    // Meanwhile the groups may be others.
    const voices = (group: Group) => counts[askIds.indexOf(group.askIds)] ?? group.voices;
    this.#groups = this.#groups.map((group) => ({ ...group, voices: voices(group) }));
  }

  rename(group: Group, name: string): void {
    const before = this.#now;
    this.#change(group.key, { name, touched: true });
    if (this.#naming !== group.key) this.corrections.add(`Rename “${group.name}”`, before);
    this.#naming = group.key;
  }

  /** The name stands. */
  named(): void {
    this.#naming = '';
  }

  tick(group: Group, askId: string, on: boolean): void {
    const left = group.left.filter((id) => id !== askId);
    this.#leave(group, on ? 'Tick an ask' : 'Untick an ask', on ? left : [...left, askId]);
  }

  tickAll(group: Group, on: boolean): void {
    this.#leave(group, on ? 'Tick all' : 'Tick none', on ? [] : group.askIds);
  }

  #leave(group: Group, label: string, left: readonly string[]): void {
    const before = this.#now;
    this.#change(group.key, { left, touched: true });
    this.corrections.add(label, before);
  }

  async merge(group: Group, intoKey: string): Promise<void> {
    const into = this.groups.find(({ key }) => key === intoKey);
    if (!into) return;
    await this.#correct(
      `Merge “${group.name}” into “${into.name}”`,
      `“${group.name}” is now part of “${into.name}”`,
      merged(this.#groups, group.key, intoKey),
    );
    await this.select(intoKey);
  }

  /** Moves asks into another group, into a new one of that name, or out of all. */
  async moveAsks(askIds: string[], into: { key: string } | { name: string }): Promise<void> {
    let groups: Group[] = this.#groups;
    let key = 'key' in into ? into.key : '';
    if ('name' in into) {
      key = newKey();
      const made = {
        themeId: '',
        name: into.name,
        askIds: [],
        held: 0,
        typical: [],
        terms: [],
        confidence: 0,
        voices: nobody,
      };
      groups = [...groups, groupOf(made, key)];
    }
    const out = key === '' ? [...this.#out, ...askIds] : this.#out.filter((id) => !askIds.includes(id));
    const here = this.group?.key ?? '';
    const below = neighbour(this.#keysOfAll, here);
    const asks = plural(askIds.length, 'ask');
    await this.#correct(`Move ${asks}`, `${asks} moved`, moved(groups, askIds, key), out);
    // Where one looks through a group, one goes on with it.
    await this.select(this.#keysOfAll.includes(here) ? here : key === '' ? below : key);
  }

  async split(group: Group): Promise<void> {
    const productId = this.productId();
    const parts = await attempt(() => api.suggestions.split({ productId, askIds: group.askIds }));
    if (!parts) return;
    if (parts.length < 2) {
      toasts.show({ text: 'These asks belong together; there is nothing to split.' });
      return;
    }
    const made = parts.map((part) => ({ ...groupOf(part, newKey()), touched: true }));
    const groups = this.#groups.flatMap((other) => (other.key === group.key ? made : [other]));
    await this.#correct(`Split “${group.name}”`, `“${group.name}” is split into ${parts.length}`, groups);
    await this.select(made[0]?.key ?? '');
  }

  /** Keeps for ever that the ticked asks belong together. */
  async keepTogether(group: Group): Promise<void> {
    const ids = ticked(group);
    await attemptUndoable('These asks stay together from now on', () =>
      api.asks.pair({ ids, from: '', together: true }),
    );
  }

  /** Keeps for ever that the asks left out don't belong with the first that is ticked. */
  async keepApart(group: Group): Promise<void> {
    const [from = ''] = ticked(group);
    const ids = [...group.left];
    await attemptUndoable('What you left out stays apart from now on', () =>
      api.asks.pair({ ids, from, together: false }),
    );
  }
}

import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { api, blankTheme, query, type AskCard, type Theme, type ThemeColumn } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { deleteAsks } from '$lib/asks/deleteAsks';
import { Drag } from '$lib/drag.svelte';
import { plural } from '$lib/format';
import { go, route, setQuery, suggesting } from '$lib/router.svelte';
import { LazyRows } from '$lib/lazyRows.svelte';
import { Arrangement } from './arrangement.svelte';
import { collapsed } from './collapsed.svelte';
import { targetAt, type Target } from './dropTarget';
import { BoardFilter } from './filter.svelte';
import { nobody } from './counts';
import {
  cardStep,
  findAsk,
  laneOf,
  lanesOf,
  settle,
  spotsOf,
  step,
  themeStep,
  withCards,
  withTheme,
  type CardMove,
  type Direction,
  type Spot,
  type ThemeMove,
} from './layout';
import { plainTheme } from './plainTheme';

/** The board of one product: its columns, the selection on it, and what is open over it. */
export class Board {
  spot = $state.raw<Spot>();
  /** The asks chosen to be moved together. */
  marked = $state.raw<ReadonlySet<string>>(new SvelteSet());
  /** True while the focus is on a card, so that Enter opens it. */
  atCard = $state(false);
  /** The theme whose name and definition are being edited. */
  editing = $state('');
  creating = $state(false);
  picking = $state<'card' | 'merge' | 'part' | 'jump' | ''>('');
  detailWantsFocus = $state(false);
  detailWantsEdit = $state(false);
  /** Brings a spot into view and gives its element, to give it the focus. */
  reveal: (spot: Spot) => Promise<HTMLElement | undefined> = () => Promise.resolve(undefined);

  readonly productId: () => string;
  readonly filter: BoardFilter;
  readonly #arrangement: Arrangement;
  readonly #cards = new LazyRows<AskCard>(
    (ids) => api.themes.cards(ids),
    ({ id }) => id,
  );
  readonly #voices;
  lanes = $derived.by(() => lanesOf(this.columns, this.#sight));
  readonly drag = new Drag<readonly Spot[], Target>({
    targetAt: (at) => targetAt(at, (themeId) => this.#firstOf(themeId)),
    drop: (asks, target) => this.#drop(asks, target),
    scroll: { y: '[data-lane-scroll]', x: '[data-board-scroll]' },
  });
  // The ask to which the address led last.
  #followed = '';

  constructor(productId: () => string) {
    this.productId = productId;
    this.filter = new BoardFilter(productId);
    this.#arrangement = new Arrangement(productId);
    this.#voices = query(async () => (productId() === '' ? undefined : api.themes.voices(productId())));
    this.#arrangement.onchange = (next) => this.#settle(next);
    $effect(() => this.#follow());
    $effect(() => this.#arrangement.hold(this.drag.active));
  }

  /** The themes of the board, each followed by its parts; first what is in no theme. */
  get columns(): readonly ThemeColumn[] {
    return this.#arrangement.columns;
  }

  get loading(): boolean {
    return this.#arrangement.loading;
  }

  get error() {
    return this.#arrangement.error;
  }

  /** The ask shown in the aside; empty when it is closed. */
  get open(): string {
    return route.query.ask ?? '';
  }

  askCount = $derived.by(() => this.columns.reduce((sum, { askIds }) => sum + askIds.length, 0));

  /** An ask as its card shows it; undefined until it is read. */
  card(askId: string): AskCard | undefined {
    return this.#cards.get(askId);
  }

  /** Hears which cards are in sight or near. */
  wantCards(askIds: readonly string[]): void {
    this.#cards.want(askIds);
  }

  /** Who stands behind the board; undefined until it is counted. */
  get voices() {
    return this.#voices.data;
  }

  /** Who stands behind a theme, and behind its own asks alone. */
  voicesOf(themeId: string) {
    const counted = this.voices?.themes.find((theme) => theme.themeId === themeId);
    return counted ?? { themeId, voices: nobody, ownVoices: nobody };
  }

  /** Where the ask is that a command acts on. */
  get ask(): Spot | undefined {
    const selected = this.spot?.askId ?? '';
    return findAsk(this.columns, selected === '' ? this.open : selected);
  }

  /** Where the asks are that a command moves: those chosen, else the one selected. */
  get asks(): readonly Spot[] {
    const { ask } = this;
    if (this.marked.size === 0) return ask ? [ask] : [];
    return spotsOf(this.columns, this.marked);
  }

  /** The theme that a command acts on: that of the selection. */
  get theme(): ThemeColumn | undefined {
    const id = this.spot?.themeId ?? '';
    return id === '' ? undefined : this.columns.find((column) => column.id === id);
  }

  get #rows() {
    return this.lanes.flatMap(({ rows }) => rows);
  }

  get #sight() {
    return { shown: this.filter.shown, collapsed: collapsed.ids };
  }

  // --- the selection ---

  /** Puts the selection on a spot; an open aside follows it. */
  select(spot: Spot): void {
    this.spot = spot;
    if (spot.askId !== '' && this.open !== '' && this.open !== spot.askId) setQuery({ ask: spot.askId });
  }

  /** Puts the selection on the ask that an address leads to, once it is on the board. */
  #follow(): void {
    const { open } = this;
    if (open === this.#followed) return;
    const found = open === '' ? undefined : findAsk(this.columns, open);
    if (open !== '' && !found) return;
    this.#followed = open;
    if (found) this.spot = found;
  }

  async step(to: Direction): Promise<void> {
    this.select(step(this.lanes, this.spot, to));
    await this.focus();
  }

  /** Goes to the head of a theme. */
  async jump(themeId: string): Promise<void> {
    const { id = '' } = this.lanes[laneOf(this.lanes, themeId)]?.theme ?? {};
    if (id !== themeId && collapsed.ids.has(id)) await collapsed.set([id], false);
    this.select({ themeId, askId: '' });
    await this.focus();
  }

  /** Gives the focus to the selection once it is in sight, if that is still wanted then. */
  async focus(wanted: () => boolean = () => true): Promise<void> {
    await tick();
    const { spot } = this;
    const element = spot && (await this.reveal(spot));
    if (this.spot === spot && wanted()) element?.focus({ preventScroll: true });
  }

  /** Chooses an ask to be moved with others, or no more. */
  mark(askId: string): void {
    const next = new SvelteSet(this.marked);
    if (!next.delete(askId)) next.add(askId);
    this.marked = next;
  }

  unmark(): void {
    this.marked = new SvelteSet();
  }

  /** Opens the selected ask in the aside and goes into it. */
  show(): void {
    const id = this.spot?.askId ?? '';
    if (id === '') return;
    if (this.open !== id) go('themes', route.id, { ...route.query, ask: id });
    this.detailWantsFocus = true;
  }

  async close(): Promise<void> {
    this.detailWantsFocus = false;
    setQuery({ ask: '' });
    await this.focus();
  }

  /** Keeps the selection where it can be seen when the columns change, and the focus with it. */
  #settle(columns: readonly ThemeColumn[]): void {
    const { spot } = this;
    const lanes = lanesOf(columns, this.#sight);
    const next = settle(spot, this.lanes, lanes);
    const gone = next?.askId !== spot?.askId || next?.themeId !== spot?.themeId;
    if (!gone) return;
    this.spot = next;
    void this.#refocus();
  }

  /** Gives the focus to where the selection went when what had it is gone, unless it went elsewhere meanwhile. */
  async #refocus(): Promise<void> {
    await tick();
    const lost = () => document.activeElement === document.body;
    if (lost()) await this.focus(lost);
  }

  // --- moves: shown at once, taken back when the backend refuses ---

  /** Moves asks as one step. */
  async moveCards(move: CardMove): Promise<void> {
    const moved = this.#arrangement.arrange(
      (columns) => withCards(columns, move),
      () => api.asks.move({ ...move, newTheme: '' }),
    );
    await this.focus();
    await moved;
  }

  /** Moves what was chosen to the end of a theme. */
  async moveTo(themeId: string, asks: readonly string[]): Promise<void> {
    this.unmark();
    await this.moveCards({ ids: [...asks], themeId, beforeId: '' });
  }

  /** Moves the selected card, or the theme when its head is selected. */
  async shift(to: Direction): Promise<void> {
    const { spot, lanes } = this;
    if (!spot) return;
    const theme = spot.askId === '' && themeStep(lanes, spot.themeId, to);
    const card = spot.askId !== '' && cardStep(lanes, spot, to);
    if (theme) await this.moveTheme(theme);
    if (card) await this.moveCards(card);
  }

  async moveTheme(move: ThemeMove): Promise<void> {
    const moved = this.#arrangement.arrange(
      (columns) => withTheme(columns, move),
      () => api.themes.move(move),
    );
    await this.focus();
    await moved;
  }

  /** Lets a part stand on its own, behind the theme that it was a part of. */
  async takeOut({ id }: ThemeColumn): Promise<void> {
    const move = themeStep(this.lanes, id, 'right');
    if (move) await this.moveTheme(move);
  }

  /** The first card that a theme shows. */
  #firstOf(themeId: string): string {
    return this.#rows.find((row) => row.themeId === themeId && row.askId !== '')?.askId ?? '';
  }

  #drop(asks: readonly Spot[], target: Target): void {
    const [ask] = asks;
    if (!ask) return;
    this.select(ask);
    const ids = asks.map(({ askId }) => askId);
    // Before the first card from there on that is not among them.
    const there = this.columns.find(({ id }) => id === target.themeId)?.askIds ?? [];
    const from = there.indexOf(target.beforeId);
    const beforeId = from < 0 ? '' : (there.slice(from).find((id) => !ids.includes(id)) ?? '');
    const next = there[there.indexOf(ask.askId) + 1] ?? '';
    const stays = ids.length === 1 && target.themeId === ask.themeId && beforeId === next;
    if (ids.length > 1) this.unmark();
    if (stays) void this.focus();
    else void this.moveCards({ ids, themeId: target.themeId, beforeId });
  }

  // --- themes ---

  /** Makes a theme at the end of the board, of asks if there are any. */
  async create(name: string, asks: readonly string[] = []): Promise<Theme> {
    const made = await api.themes.create(blankTheme(this.productId(), name));
    this.#arrangement.add({ ...made, partOf: '', askIds: [] });
    if (asks.length > 0) await this.moveTo(made.id, asks);
    return made;
  }

  async createWith(name: string, asks: readonly string[]): Promise<void> {
    await attempt(() => this.create(name, asks));
  }

  async merge(from: ThemeColumn, into: ThemeColumn): Promise<void> {
    const done = `The asks of “${from.name}” are now in “${into.name}”`;
    if (!(await attemptUndoable(done, () => api.themes.merge(into.id, from.id)))) return;
    this.spot = { themeId: into.id, askId: '' };
    await this.focus();
  }

  async deleteTheme(theme: Theme): Promise<void> {
    const parts = this.columns.filter(({ parentId }) => parentId === theme.id).length;
    const free =
      parts === 0
        ? ''
        : parts === 1
          ? ', its part stands on its own'
          : `, its ${plural(parts, 'part')} stand on their own`;
    const done = `Theme “${theme.name}” deleted; its asks have no theme yet${free}`;
    await attemptUndoable(done, () => api.themes.delete(theme.id));
  }

  async deleteAsk(id: string): Promise<void> {
    const deleted = await deleteAsks([id]);
    if (deleted && this.open === id) setQuery({ ask: '' });
  }

  /** Goes to where parts of a theme are suggested. */
  split({ id }: ThemeColumn): void {
    go('themes', this.productId(), { view: suggesting, split: id });
  }

  /** Keeps the asks of a theme from every suggestion, or no more. */
  async lock(column: ThemeColumn): Promise<void> {
    await attempt(() => api.themes.update({ ...plainTheme(column), locked: !column.locked }));
  }

  /** Collapses a theme or opens it; the selection goes to its head. */
  async fold(themeId: string): Promise<void> {
    const fold = !collapsed.ids.has(themeId);
    this.spot = { themeId, askId: '' };
    const kept = collapsed.set([themeId], fold);
    await this.focus();
    await kept;
  }

  async foldAll(fold: boolean): Promise<void> {
    if (fold) this.spot = settle({ themeId: this.spot?.themeId ?? '', askId: '' }, this.lanes, this.lanes);
    await collapsed.set(
      this.lanes.map(({ theme }) => theme.id),
      fold,
    );
  }
}

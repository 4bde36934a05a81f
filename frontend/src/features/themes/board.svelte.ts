import { tick, untrack } from 'svelte';
import { api, blankTheme, query, type AskSummary, type Theme, type ThemeColumn } from '$lib/api';
import { attempt, attemptUndoable, tell } from '$lib/act';
import { deleteAsk } from '$lib/asks/deleteAsk';
import { go, route, setQuery } from '$lib/router.svelte';
import {
  cardStep,
  columnStep,
  findAsk,
  settle,
  step,
  withCard,
  withColumn,
  type CardMove,
  type Direction,
  type Spot,
} from './layout';

type Arrange = (columns: readonly ThemeColumn[]) => ThemeColumn[];

/** The board of one product: its columns, the selection on it, and what is open over it. */
export class Board {
  columns = $state.raw<ThemeColumn[]>([]);
  spot = $state.raw<Spot>();
  /** True while the focus is on a card, so that Enter opens it. */
  atCard = $state(false);
  /** The theme whose name and description are being edited. */
  editing = $state('');
  creating = $state(false);
  picking = $state<'card' | 'theme' | ''>('');
  detailWantsFocus = $state(false);
  detailWantsEdit = $state(false);
  /** Finds the element of a spot, to give it the focus. */
  elementOf: (spot: Spot) => HTMLElement | undefined = () => undefined;

  readonly productId: () => string;
  #stored;
  // What the backend holds, and what was asked of it since, in that order.
  #base: ThemeColumn[] = [];
  #pending: Arrange[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  #dragging = false;
  #abandoned = false;
  // The ask to which the address led last.
  #followed = '';

  constructor(productId: () => string) {
    this.productId = productId;
    this.#stored = query(() => {
      const id = productId();
      return id === '' ? Promise.resolve([]) : api.themes.board(id);
    });
    $effect(() => {
      const columns = this.#stored.data;
      if (columns) untrack(() => this.#take(columns));
    });
    $effect(() => this.#follow());
  }

  get loading(): boolean {
    return this.#stored.loading;
  }

  get error() {
    return this.#stored.error;
  }

  /** The ask shown in the aside; empty when it is closed. */
  get open(): string {
    return route.query.ask ?? '';
  }

  get askCount(): number {
    return this.columns.reduce((sum, column) => sum + column.asks.length, 0);
  }

  /** The ask that a command acts on. */
  get ask(): AskSummary | undefined {
    const selected = this.spot?.askId ?? '';
    return findAsk(this.columns, selected === '' ? this.open : selected);
  }

  /** The theme that a command acts on: that of the selected column. */
  get theme(): ThemeColumn | undefined {
    const id = this.spot?.themeId ?? '';
    return id === '' ? undefined : this.columns.find((column) => column.id === id);
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
    const column = this.columns.find(({ asks }) => asks.some(({ id }) => id === open));
    if (open !== '' && !column) return;
    this.#followed = open;
    if (column) this.spot = { themeId: column.id, askId: open };
  }

  async step(to: Direction): Promise<void> {
    this.select(step(this.columns, this.spot, to));
    await this.focus();
  }

  async focus(spot = this.spot): Promise<void> {
    await tick();
    if (spot) this.elementOf(spot)?.focus();
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

  // --- moves: shown at once, taken back when the backend refuses ---

  async moveCard(move: CardMove): Promise<void> {
    const moved = this.#arrange(
      (columns) => withCard(columns, move),
      () => api.themes.moveAsk(move),
    );
    this.spot = { themeId: move.themeId, askId: move.askId };
    await this.focus();
    await moved;
  }

  /** Moves the selected card, or the column when its head is selected. */
  async shift(to: Direction): Promise<void> {
    const { spot } = this;
    if (!spot) return;
    if (spot.askId === '') {
      if (to === 'left' || to === 'right') await this.shiftTheme(spot.themeId, to);
      return;
    }
    const move = cardStep(this.columns, spot, to);
    if (move) await this.moveCard(move);
  }

  async shiftTheme(themeId: string, to: 'left' | 'right'): Promise<void> {
    const move = columnStep(this.columns, themeId, to);
    if (!move) return;
    const moved = this.#arrange(
      (columns) => withColumn(columns, move),
      () => api.themes.move(move),
    );
    await this.focus();
    await moved;
  }

  /** Shows the cards of a column while one is dragged over it. */
  drag(themeId: string, asks: AskSummary[]): void {
    this.#dragging = true;
    this.#show(themeId, asks);
  }

  /** Gives up a drag: the card goes back to where it came from. False when there is none. */
  abandonDrag(): boolean {
    if (!this.#dragging) return false;
    this.#abandoned = true;
    // The library has no way to give up; it lets go of the card where the button is let go.
    window.dispatchEvent(new MouseEvent('mouseup'));
    return true;
  }

  /** Lets a dragged card lie where it was dropped. */
  drop(themeId: string, asks: AskSummary[], askId: string): void {
    this.#dragging = false;
    if (this.#abandoned) {
      this.#abandoned = false;
      // The library must see its own drop before the card goes back.
      this.#show(themeId, asks);
      void tick().then(() => (this.columns = this.#now()));
      return;
    }
    const at = asks.findIndex((ask) => ask.id === askId);
    if (at < 0) return;
    const beforeId = asks[at + 1]?.id ?? '';
    const home = this.#now().find((column) => column.asks.some((ask) => ask.id === askId));
    const homeAt = home?.asks.findIndex((ask) => ask.id === askId) ?? -1;
    const stays = home?.id === themeId && (home.asks[homeAt + 1]?.id ?? '') === beforeId;
    this.select({ themeId, askId });
    if (!stays) void this.moveCard({ askId, themeId, beforeId });
    else {
      this.columns = this.#now();
      this.#stored.refresh();
      void this.focus();
    }
  }

  #show(themeId: string, asks: AskSummary[]): void {
    this.columns = this.columns.map((column) => (column.id === themeId ? { ...column, asks } : column));
  }

  #arrange(arrange: Arrange, call: () => Promise<unknown>): Promise<void> {
    this.#pending.push(arrange);
    this.columns = this.#now();
    const work = this.#queue.then(async () => {
      try {
        await call();
        this.#base = arrange(this.#base);
      } catch (rejection) {
        tell(rejection);
      }
      this.#pending = this.#pending.filter((other) => other !== arrange);
      if (!this.#dragging) this.#put(this.#now());
      // Where moves followed each other, the answers in between were passed over.
      if (this.#pending.length === 0) this.#stored.refresh();
    });
    this.#queue = work;
    return work;
  }

  /** The board as the backend holds it, with the moves under way. */
  #now(): ThemeColumn[] {
    return this.#pending.reduce((columns, arrange) => arrange(columns), this.#base);
  }

  /** Gives the focus to where the selection went when what had it is gone. */
  async #refocus(): Promise<void> {
    await tick();
    if (document.activeElement === document.body) await this.focus();
  }

  #take(columns: ThemeColumn[]): void {
    if (this.#pending.length > 0 || this.#dragging) return;
    this.#base = columns;
    this.#put(columns);
  }

  #put(columns: ThemeColumn[]): void {
    const { spot } = this;
    this.spot = settle(spot, this.columns, columns);
    this.columns = columns;
    const gone = this.spot?.askId !== spot?.askId || this.spot?.themeId !== spot?.themeId;
    if (spot && gone) void this.#refocus();
  }

  // --- themes ---

  /** Makes a theme at the end of the board. */
  async create(name: string): Promise<Theme> {
    const made = await api.themes.create(blankTheme(this.productId(), name));
    const column = { ...made, voices: { people: 0, teams: 0, channels: 0 }, asks: [] };
    if (!this.#base.some(({ id }) => id === made.id)) this.#base = [...this.#base, column];
    this.columns = this.#now();
    return made;
  }

  /** Makes a theme and puts an ask into it. */
  async createWith(name: string, askId: string): Promise<void> {
    const made = await attempt(() => this.create(name));
    if (made) await this.moveCard({ askId, themeId: made.id, beforeId: '' });
  }

  async merge(fromId: string, intoId: string): Promise<void> {
    const name = (id: string) => this.columns.find((column) => column.id === id)?.name ?? '';
    const done = `“${name(fromId)}” is now part of “${name(intoId)}”`;
    if (!(await attemptUndoable(done, () => api.themes.merge(intoId, fromId)))) return;
    this.spot = { themeId: intoId, askId: '' };
    await this.focus();
  }

  async deleteTheme(theme: Theme): Promise<void> {
    const done = `Theme “${theme.name}” deleted; its asks have no theme yet`;
    await attemptUndoable(done, () => api.themes.delete(theme.id));
  }

  async deleteAsk(id: string): Promise<void> {
    const deleted = await deleteAsk(id);
    if (deleted && this.open === id) setQuery({ ask: '' });
  }
}

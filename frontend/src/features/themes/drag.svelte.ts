import type { Spot } from './layout';

/** Where dragged cards would lie: in a theme, before a card ("" for the end). */
export interface Target {
  themeId: string;
  beforeId: string;
}

/** How far the pointer goes, in pixels, before a press becomes a drag. */
const slack = 5;
/** How near to an edge the board scrolls, and how far with each frame, in pixels. */
const edge = 48;
const pace = 14;

/**
 * Drags cards with the pointer. It knows rows and lanes by what they say of themselves (data-theme-id, data-ask-id), not
 * by their elements, which come and go while long columns scroll.
 */
export class CardDrag {
  /** The asks on the way; empty when nothing is dragged. */
  asks = $state.raw<readonly Spot[]>([]);
  target = $state.raw<Target>();
  at = $state.raw({ x: 0, y: 0 });
  readonly #drop: (asks: readonly Spot[], target: Target | undefined) => void;
  readonly #first: (themeId: string) => string;
  #frame = 0;
  #end: () => void = () => undefined;

  /** Takes what to do with what was let go, and which card is the first that a theme shows. */
  constructor(
    drop: (asks: readonly Spot[], target: Target | undefined) => void,
    first: (themeId: string) => string,
  ) {
    this.#drop = drop;
    this.#first = first;
  }

  get active(): boolean {
    return this.asks.length > 0;
  }

  /** Begins with a press on a card: what is dragged is asked for when the pointer has moved. */
  press(event: PointerEvent, pick: () => readonly Spot[]): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { clientX, clientY } = event;
    const heard = new AbortController();
    const on = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void) => {
      window.addEventListener(type, listener, { signal: heard.signal, capture: true });
    };
    this.#end = () => heard.abort();
    on('pointermove', (move) => {
      const far = Math.hypot(move.clientX - clientX, move.clientY - clientY) > slack;
      if (!this.active && far) this.#lift(pick());
      if (!this.active) return;
      move.preventDefault();
      this.at = { x: move.clientX, y: move.clientY };
      this.target = this.#targetAt(this.at);
    });
    on('pointerup', () => this.#letGo(this.target));
    on('pointercancel', () => this.#letGo(undefined));
    on('blur', ({ target }) => {
      // The press takes the focus from elsewhere in the page, which is heard here too.
      if (target === window) this.#letGo(undefined);
    });
    // A card is a link: what a drag selects or drags along by itself is not meant.
    on('selectstart', (select) => select.preventDefault());
  }

  /** Gives a drag up; false when there is none. */
  abandon(): boolean {
    if (!this.active) return false;
    this.#letGo(undefined);
    return true;
  }

  #lift(asks: readonly Spot[]): void {
    this.asks = asks;
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  #letGo(target: Target | undefined): void {
    const { asks } = this;
    this.#end();
    if (asks.length === 0) return;
    cancelAnimationFrame(this.#frame);
    [this.asks, this.target] = [[], undefined];
    swallowClick();
    this.#drop(asks, target);
  }

  /** Scrolls what lies under the pointer near an edge, for as long as it stays there. */
  #scroll(): void {
    const { x, y } = this.at;
    const under = document.elementFromPoint(x, y);
    scrollNear(under?.closest('[data-lane-scroll]'), y, 'top');
    scrollNear(under?.closest('[data-board-scroll]'), x, 'left');
    this.target = this.#targetAt(this.at);
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  /** Where a card would lie if it were let go at a point of the screen. */
  #targetAt({ x, y }: { x: number; y: number }): Target | undefined {
    const under = document.elementFromPoint(x, y);
    const lane = under?.closest<HTMLElement>('[data-lane]');
    if (!lane) return undefined;
    const rows = [...lane.querySelectorAll<HTMLElement>('[data-row]')];
    const top = lane.querySelector('[data-lane-scroll]')?.getBoundingClientRect().top ?? Infinity;
    // By where they are: a list that scrolls lets the pointer through.
    const row = rows.findLast((other) => other.getBoundingClientRect().top <= y);
    if (row && y >= top) return besideRow(row, rows, y);
    const themeId = lane.dataset.lane ?? '';
    return { themeId, beforeId: this.#first(themeId) };
  }
}

function scrollNear(scroller: Element | null | undefined, at: number, side: 'top' | 'left'): void {
  if (!scroller) return;
  const box = scroller.getBoundingClientRect();
  const [from, to] = side === 'top' ? [box.top, box.bottom] : [box.left, box.right];
  const by = at < from + edge ? -pace : at > to - edge ? pace : 0;
  if (by !== 0) scroller.scrollBy({ [side]: by, behavior: 'instant' });
}

/** The click that ends a drag opens nothing. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

function besideRow(row: HTMLElement, rows: readonly HTMLElement[], y: number): Target {
  const { row: themeId = '', askId = '' } = row.dataset;
  const box = row.getBoundingClientRect();
  const next = rows[rows.indexOf(row) + 1];
  const after = next?.dataset.row === themeId ? (next.dataset.askId ?? '') : '';
  // On the head of a part: to its beginning.
  if (askId === '') return { themeId, beforeId: after };
  return { themeId, beforeId: y < box.top + box.height / 2 ? askId : after };
}

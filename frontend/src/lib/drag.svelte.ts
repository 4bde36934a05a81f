/** A point of the screen. */
export interface Point {
  x: number;
  y: number;
}

/** How far the pointer goes, in pixels, before a press becomes a drag. */
const slack = 5;
/** How near to an edge a list scrolls, and how far with each frame, in pixels. */
const edge = 48;
const pace = 14;

/** What a drag does with what it carries. */
interface Options<Load, Target> {
  /** Where the load would go if it were let go at a point; undefined for nowhere. */
  targetAt: (at: Point) => Target | undefined;
  /** Takes what was let go over a target. */
  drop: (load: Load, target: Target, at: Point) => void;
  /** The elements that scroll when the pointer stays near their edge: downwards and sideways, as selectors. */
  scroll: { y?: string; x?: string };
}

/**
 * A drag by the pointer, from the press to the letting go. It asks for what is under the pointer with each frame, since
 * elements come and go while long lists scroll.
 */
export class Drag<Load, Target> {
  /** What is on the way; undefined when nothing is dragged. */
  load = $state.raw<Load>();
  target = $state.raw<Target>();
  at = $state.raw<Point>({ x: 0, y: 0 });
  readonly #options: Options<Load, Target>;
  #frame = 0;
  #end: () => void = () => undefined;

  constructor(options: Options<Load, Target>) {
    this.#options = options;
  }

  get active(): boolean {
    return this.load !== undefined;
  }

  /** Begins with a press: what is dragged is asked for when the pointer has moved. */
  press(event: PointerEvent, pick: () => Load): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { clientX, clientY } = event;
    // A press whose end was never heard must not go on beside this one.
    this.#letGo(undefined);
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
      this.target = this.#options.targetAt(this.at);
    });
    on('pointerup', () => this.#letGo(this.target));
    on('pointercancel', () => this.#letGo(undefined));
    on('blur', ({ target, currentTarget }) => {
      // The press takes the focus from elsewhere in the page, which is heard here too.
      if (target === currentTarget) this.#letGo(undefined);
    });
    // What a press selects or, on a link, drags along by itself is not meant.
    on('selectstart', (select) => select.preventDefault());
    on('keydown', (key) => {
      if (key.key !== 'Escape' || !this.active) return;
      key.preventDefault();
      key.stopPropagation();
      this.#letGo(undefined);
    });
  }

  #lift(load: Load): void {
    this.load = load;
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  #letGo(target: Target | undefined): void {
    const { load, at } = this;
    this.#end();
    if (load === undefined) return;
    cancelAnimationFrame(this.#frame);
    [this.load, this.target] = [undefined, undefined];
    swallowClick();
    if (target !== undefined) this.#options.drop(load, target, at);
  }

  /** Scrolls what lies under the pointer near an edge, for as long as it stays there. */
  #scroll(): void {
    const { x, y } = this.at;
    const { scroll } = this.#options;
    const under = document.elementFromPoint(x, y);
    if (scroll.y !== undefined) scrollNear(under?.closest(scroll.y), y, 'top');
    if (scroll.x !== undefined) scrollNear(under?.closest(scroll.x), x, 'left');
    this.target = this.#options.targetAt(this.at);
    this.#frame = requestAnimationFrame(() => this.#scroll());
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

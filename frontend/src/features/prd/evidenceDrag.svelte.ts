/** Where evidence would go if it were let go: to a requirement, or into the text of a section. */
export type Target = { requirement: string; box: DOMRect } | { section: string; box: DOMRect };

/** How far the pointer goes, in pixels, before a press becomes a drag. */
const slack = 5;
/** How near to an edge the paper scrolls, and how far with each frame, in pixels. */
const edge = 48;
const pace = 14;

/** Drags a piece of evidence with the pointer onto the paper. */
export class EvidenceDrag {
  /** The ask on the way; '' when nothing is dragged. */
  askId = $state('');
  target = $state.raw<Target>();
  at = $state.raw({ x: 0, y: 0 });
  readonly #drop: (askId: string, target: Target, at: { x: number; y: number }) => void;
  #frame = 0;
  #end: () => void = () => undefined;

  constructor(drop: (askId: string, target: Target, at: { x: number; y: number }) => void) {
    this.#drop = drop;
  }

  /** Begins with a press on a row: it is a drag once the pointer has moved. */
  press(event: PointerEvent, askId: string): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const { clientX, clientY } = event;
    const heard = new AbortController();
    const on = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void) => {
      window.addEventListener(type, listener, { signal: heard.signal, capture: true });
    };
    this.#end = () => heard.abort();
    on('pointermove', (move) => {
      const far = Math.hypot(move.clientX - clientX, move.clientY - clientY) > slack;
      if (this.askId === '' && far) this.#lift(askId);
      if (this.askId === '') return;
      move.preventDefault();
      this.at = { x: move.clientX, y: move.clientY };
      this.target = targetAt(this.at);
    });
    on('pointerup', () => this.#letGo(this.target));
    on('pointercancel', () => this.#letGo(undefined));
    on('blur', ({ target }) => {
      // The press takes the focus from elsewhere in the page, which is heard here too.
      if (target === window) this.#letGo(undefined);
    });
    on('selectstart', (select) => select.preventDefault());
    on('keydown', (key) => {
      if (key.key !== 'Escape' || this.askId === '') return;
      key.preventDefault();
      key.stopPropagation();
      this.#letGo(undefined);
    });
  }

  #lift(askId: string): void {
    this.askId = askId;
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  #letGo(target: Target | undefined): void {
    const { askId, at } = this;
    this.#end();
    if (askId === '') return;
    cancelAnimationFrame(this.#frame);
    [this.askId, this.target] = ['', undefined];
    swallowClick();
    if (target) this.#drop(askId, target, at);
  }

  /** Scrolls the paper under the pointer near its edge, for as long as it stays there. */
  #scroll(): void {
    const { x, y } = this.at;
    const paper = document.elementFromPoint(x, y)?.closest('[data-paper]');
    if (paper) {
      const { top, bottom } = paper.getBoundingClientRect();
      const by = y < top + edge ? -pace : y > bottom - edge ? pace : 0;
      if (by !== 0) paper.scrollBy({ top: by, behavior: 'instant' });
    }
    this.target = targetAt(this.at);
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }
}

/** What lies at a point of the screen: a requirement before the section around it. */
function targetAt({ x, y }: { x: number; y: number }): Target | undefined {
  const under = document.elementFromPoint(x, y);
  const found = under?.closest<HTMLElement>('[data-requirement], [data-section]');
  if (!found) return undefined;
  const { requirement, section } = found.dataset;
  const box = found.getBoundingClientRect();
  if (requirement !== undefined) return { requirement, box };
  return section === undefined ? undefined : { section, box };
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

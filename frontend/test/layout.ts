import { vi } from 'vitest';

/**
 * Lays columns of cards out as a browser would, with room for ten cards in each: a virtual list shows only what it has
 * measured, and jsdom measures nothing.
 */
export function layOutColumns(): void {
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get(this: HTMLElement) {
      return this.parentElement;
    },
  });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(private told: (entries: { target: Element; contentRect: { height: number } }[]) => void) {}
      observe(target: Element) {
        const height = target.matches('[data-lane-scroll]') ? 800 : 80;
        queueMicrotask(() => this.told([{ target, contentRect: { height } }]));
      }
      unobserve() {}
      disconnect() {}
    },
  );
}

import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';
import { vi } from 'vitest';

// For what never comes, not for a machine that has more to do.
configure({ asyncUtilTimeout: 8000 });

// The editor of long texts needs a layout, and loading it takes most of a test's time: where it cannot be had, one types
// into a plain field.
vi.mock('$lib/markdown/editor', () => {
  throw new Error('There is no layout here.');
});

// jsdom lays nothing out; components that ask for these must not fail for it.
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
// Everything is in view.
globalThis.IntersectionObserver = class {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  constructor(private told: IntersectionObserverCallback) {}
  observe(target: Element) {
    this.told([{ target, isIntersecting: true } as IntersectionObserverEntry], this);
  }
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
};
// A window with room for everything.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: !media.includes('max-width'),
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
// Every web view that we support has it; Node 20 does not.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the types say it is always there
Map.groupBy ??= <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K) => {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

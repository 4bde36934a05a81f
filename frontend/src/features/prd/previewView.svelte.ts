import { untrack } from 'svelte';
import { shownAt, type Place } from './places';

/** The room above what is brought into sight. */
const above = 16;

/** How the preview is looked at: its size, whether it follows the text, and which part of the document it points at. */
class PreviewView {
  zoom = $state<'fit' | 'full'>('fit');
  /** It shows what has the focus in the text. */
  follows = $state(true);
  places = $state.raw<readonly Place[]>([]);
  /** The part that is pointed at; '' for none. */
  current = $state('');
  #wanted = '';

  /** Takes in where things stand now, and shows what waited for it. */
  place(places: readonly Place[]): void {
    this.places = places;
    const wanted = untrack(() => this.#wanted);
    if (wanted !== '') requestAnimationFrame(() => this.show(wanted));
  }

  /** Brings a part of the document into sight, as soon as it is there. */
  show(id: string): void {
    this.current = id;
    const place = this.places.find((one) => one.id === id);
    const sheet = place && document.querySelector(`[data-page="${place.page}"]`);
    this.#wanted = sheet ? '' : id;
    if (!sheet) return;
    const box = sheet.getBoundingClientRect();
    const top = box.top + box.height * place.top;
    const scroller = scrollerOf(sheet);
    if (!scroller) return;
    const [first, last] = [upperEdge(scroller), scroller.getBoundingClientRect().bottom];
    if (top < first || top >= last - 60) scroller.scrollBy({ top: top - first - above });
  }

  /** What stands at the head of the preview as it is scrolled now. */
  shown(): string | undefined {
    for (const sheet of document.querySelectorAll<HTMLElement>('[data-page]')) {
      const { top, bottom, height } = sheet.getBoundingClientRect();
      const scroller = scrollerOf(sheet);
      const edge = (scroller ? upperEdge(scroller) : 0) + height * 0.12;
      if (bottom > edge) return shownAt(Number(sheet.dataset.page), (edge - top) / height, this.places);
    }
    return undefined;
  }
}

/** Where what is scrolled comes into sight: below what stays at its head. */
function upperEdge(scroller: Element): number {
  const head = scroller.querySelector('[data-preview-head]');
  return (head ?? scroller).getBoundingClientRect()[head ? 'bottom' : 'top'];
}

function scrollerOf(element: Element): Element | undefined {
  let box = element.parentElement;
  while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
  return box ?? undefined;
}

export const previewView = new PreviewView();

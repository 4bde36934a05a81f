import type { Picked } from './transcript.svelte';

/** The part of an element's text that lies in a range. */
function within(element: Element, range: Range): string {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (range.comparePoint(part.startContainer, part.startOffset) < 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.comparePoint(part.endContainer, part.endOffset) > 0)
    part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}

/** What is marked in the lines of a transcript: their words without times and names, and the line they begin in. */
export function pickIn(scroller: Element, selection: Selection | null): Picked | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const parts = [...scroller.querySelectorAll('[data-line-text]')]
    .filter((text) => range.intersectsNode(text))
    .map((text) => ({
      id: text.closest('[data-line-id]')?.getAttribute('data-line-id') ?? '',
      words: within(text, range).trim(),
    }))
    .filter(({ words }) => words !== '');
  const [first] = parts;
  return first && { lineId: first.id, words: parts.map(({ words }) => words).join(' ') };
}

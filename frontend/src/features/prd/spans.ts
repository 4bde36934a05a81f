import { SpanKind, type Span } from '$lib/api';

/** A stretch as the page shows it: `hidden` is what of it is left out until the reader wants it. */
export interface Stretch {
  kind: SpanKind;
  text: string;
  hidden?: { text: string; after: string };
}

/** How many letters of what stayed are shown on either side of a change, and from how many more on the rest is hidden. */
const around = 160;
const least = 200;

/** How much longer what is shown may be for it to begin and end with a sentence. */
const whole = 320;

const sentenceEnd = /\n+|[.!?…][”’"')\]]*\s+|[。！？]\s*/g;

/** Leaves out the middle of long stretches that stayed, from the end of a sentence or line to the start of another. */
export function folded(spans: readonly Span[]): Stretch[] {
  return spans.map(({ kind, text }, i) => {
    const from = i === 0 ? 0 : endAfter(text, around);
    const to = i === spans.length - 1 ? text.length : startBefore(text, text.length - around);
    if (kind !== SpanKind.Same || spans.length === 1 || to - from < least) return { kind, text };
    return { kind, text: text.slice(0, from), hidden: { text: text.slice(from, to), after: text.slice(to) } };
  });
}

/** The end of the sentence or line that goes on at a place, or else a space near it. */
function endAfter(text: string, at: number): number {
  const [end] = text.slice(at, at + whole).matchAll(sentenceEnd);
  return end ? at + end.index + end[0].length : cut(text, at);
}

/** The start of the sentence or line that goes on at a place, with the breaks before it, or else a space near it. */
function startBefore(text: string, at: number): number {
  const from = Math.max(0, at - whole);
  const end = [...text.slice(from, Math.max(0, at)).matchAll(sentenceEnd)].at(-1);
  if (!end) return cut(text, at);
  return from + end.index + (end[0].includes('\n') ? end[0].search('\n') : end[0].length);
}

/** The place behind the white space nearest before a place in a text, if there is one near; never inside a letter. */
function cut(text: string, at: number): number {
  const space = text.slice(Math.max(0, at - 40), Math.max(0, at)).search(/\s\S*$/);
  if (space >= 0) return Math.max(0, at - 40) + space + 1;
  const inPair = /[\uDC00-\uDFFF]/.test(text.charAt(at));
  return Math.max(0, inPair ? at - 1 : at);
}

/** What spans say in the later text. */
export function laterText(spans: readonly Span[]): string {
  return spans
    .filter(({ kind }) => kind !== SpanKind.Removed)
    .map(({ text }) => text)
    .join('');
}

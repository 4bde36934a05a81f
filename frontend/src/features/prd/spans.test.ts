import { expect, test } from 'vitest';
import { SpanKind, type Span } from '$lib/api';
import { folded, laterText } from './spans';

const span = (kind: SpanKind, text: string): Span => ({ kind, text });
const same = (text: string) => span(SpanKind.Same, text);
const added = (text: string) => span(SpanKind.Added, text);

test('the middle of what stayed is left out, at spaces, and nothing is lost', () => {
  const long = 'The close takes nine days. '.repeat(40);
  for (const spans of [
    [same(long), added('new'), same(long)],
    [added('new'), same(long), added('new')],
    [same('字'.repeat(900)), added('新')],
    [same('👩'.repeat(900)), added('new')],
  ]) {
    const pieces = folded(spans);
    expect(pieces.map((p) => p.text + (p.hidden ? p.hidden.text + p.hidden.after : '')).join('')).toBe(
      laterText(spans),
    );
    const shown = pieces.map((p) => p.text + (p.hidden?.after ?? '')).join('');
    expect(shown.length).toBeLessThan(800);
    expect(shown.isWellFormed()).toBe(true);
  }
  expect(folded([same(long), added('new')])[0]?.hidden?.after).toMatch(/^\S/);
});

test('the sentence with a change stands there whole, and so do the lines around it', () => {
  const filler = 'Nobody knows why the ledger waits for the banks at all. '.repeat(12).trim();
  const lead =
    'It costs the whole of the finance team in each of the three countries where they close, month by month, ';
  const pieces = folded([
    added('Start.'),
    same(` The rest of this sentence stays as it was. ${filler}\n\nA line.\n\n${lead + lead}`),
    added('46 hours'),
  ]);
  const { text, hidden } = pieces[1] ?? { text: '' };
  expect(text).toMatch(/at all\. $/);
  expect(hidden?.after).toBe(`\n\n${lead + lead}`);
});

test('what is short, what changed, and a text that is all the same stand there whole', () => {
  const long = 'word '.repeat(200);
  expect(folded([same('short '), added(long)])).toEqual([
    { kind: SpanKind.Same, text: 'short ' },
    { kind: SpanKind.Added, text: long },
  ]);
  expect(folded([same(long)])).toEqual([{ kind: SpanKind.Same, text: long }]);
});

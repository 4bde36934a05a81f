import { expect, test } from 'vitest';
import { FindingField, FindingRule, type Finding } from '$lib/api';
import { moved, pieces } from './marks';

function found(text: string, words: string): Finding {
  const from = text.indexOf(words);
  const said = {
    rule: FindingRule.Vague,
    field: FindingField.Statement,
    words,
    why: '',
    origin: '',
    rewrite: '',
  };
  return { ...said, from, to: from + words.length };
}

const text = 'The page loads fast and shows all, etc.';

test.each([
  ['nothing', text, ['fast', 'etc']],
  ['words behind', `${text} Soon`, ['fast', 'etc']],
  ['words before', `Today ${text}`, ['fast', 'etc']],
  ['words between', text.replace('shows', 'always shows'), ['fast', 'etc']],
  ['the words themselves', text.replace('fast', 'faster'), ['etc']],
  ['the words taken away', text.replace('fast ', ''), ['etc']],
  ['everything', 'Other words', []],
])('after an edit of %s the marks stand on their words', (_, edited, words) => {
  const marks = moved([found(text, 'fast'), found(text, 'etc')], text, edited);
  expect(marks.map(({ from, to }) => edited.slice(from, to))).toEqual(words);
});

test('a text is cut into marked pieces, whatever overlaps', () => {
  const marks = [found(text, 'loads fast'), found(text, 'fast'), found(text, 'fast and shows')];
  const cut = pieces(text, marks);
  expect(cut.map((piece) => piece.text).join('')).toBe(text);
  expect(cut.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual([
    'loads fast',
    ' and shows',
  ]);
});

import { expect, test } from 'vitest';
import { EditorSelection, EditorState } from '@codemirror/state';
import { around, leaveQuote, link, shift } from './formatting';
import { escapeMarkdown, imageAddress, readReference, writeQuote, writeReference } from './references';
import { smallest } from './smallest';

/** What a command makes of a text in which « and » stand around what is selected, written the same way. */
function after(command: typeof link, text: string): string | undefined {
  const [from, to] = [text.indexOf('«'), text.indexOf('»') - 1];
  let state = EditorState.create({
    doc: text.replace(/[«»]/g, ''),
    selection: EditorSelection.single(from, to),
  });
  const took = command({ state, dispatch: (change) => (state = change.state) });
  const { from: start, to: end } = state.selection.main;
  const doc = state.doc.toString();
  return took ? `${doc.slice(0, start)}«${doc.slice(start, end)}»${doc.slice(end)}` : undefined;
}

test.each([
  ['it takes «nine» days', 'it takes **«nine»** days'],
  ['it takes **«nine»** days', 'it takes «nine» days'],
  ['«»', '**«»**'],
])('bold: %s', (before, expected) => {
  expect(after(around('**'), before)).toBe(expected);
});

test('italic inside bold is not taken for bold', () => {
  expect(after(around('*'), '**«nine»**')).toBe('***«nine»***');
  expect(after(around('*'), '*«nine»*')).toBe('«nine»');
});

test.each([
  ['see «the calendar» now', 'see [the calendar](https://«») now'],
  ['see «https://example.org/a»', 'see [«»](https://example.org/a)'],
  ['nothing «»selected', undefined],
])('link: %s', (before, expected) => {
  expect(after(link, before)).toBe(expected);
});

test.each([
  ['> “Nine days.”\n> «»', '> “Nine days.”\n\n«»'],
  ['> > deep\n> > «»', '> > deep\n\n«»'],
  ['> «»', '«»'],
  ['> «»words', undefined],
  ['«»', undefined],
])('Enter on an empty line of a quote: %j', (before, expected) => {
  expect(after(leaveQuote, before)).toBe(expected);
});

test.each([
  ['- one\n- tw«»o', '- one\n  - tw«»o', '- one\n- tw«»o'],
  ['1. one\n2. «»two', '1. one\n   2. «»two', '1. one\n2. «»two'],
  [
    '- one\n  - two\n- «three\n- four»',
    '- one\n  - two\n  - «three\n  - four»',
    '- one\n  - two\n- «three\n- four»',
  ],
  ['- on«»e', undefined, undefined],
  ['words\n- on«»e', undefined, undefined],
  ['no «»item', undefined, undefined],
])('Tab and Shift+Tab in a list: %j', (before, inward, back) => {
  expect(after(shift(true), before)).toBe(inward);
  if (inward !== undefined) expect(after(shift(false), inward)).toBe(back);
});

test.each([
  ['same', 'same', undefined],
  ['', 'new', { from: 0, to: 0, insert: 'new' }],
  ['one two', 'one or two', { from: 4, to: 4, insert: 'or ' }],
  ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
])('from %j to %j', (before, now, change) => {
  expect(smallest(before, now)).toEqual(change);
});

test('a reference is read as it was written, and nothing else is one', () => {
  const id = '0192-ab';
  expect(writeReference('REQ-003', { scheme: 'req', id })).toBe(`[REQ-003](req:${id})`);
  expect(readReference(`req:${id}`)).toEqual({ scheme: 'req', id });
  for (const other of ['https://a', 'req:', 'req:a b', 'javascript:alert(1)', 'note:../x', '']) {
    expect(readReference(other)).toBeUndefined();
  }
  expect(imageAddress(`image:${'a'.repeat(64)}`)).toBe(`/files/${'a'.repeat(64)}`);
  expect(imageAddress('image:../../etc/passwd')).toBeUndefined();
});

test('a quote keeps its words, whatever they are', () => {
  expect(writeQuote('It is *slow*\n# really', 'Rina, Finance', 'n1')).toBe(
    '> “It is \\*slow\\*\n> \\# really”\n>\n> — [Rina, Finance](note:n1)',
  );
  expect(writeQuote('yes', 'Speaker not noted')).toBe('> “yes”\n>\n> — Speaker not noted');
  expect(writeQuote('„Ja“', 'Rina')).toBe('> „Ja“\n>\n> — Rina');
});

test.each([
  ['1. first', '1\\. first'],
  ['- dash', '\\- dash'],
  ['a | b [c](d)', 'a \\| b \\[c\\](d)'],
])('%s is written as %s', (words, expected) => {
  expect(escapeMarkdown(words)).toBe(expected);
});

import { expect, test } from 'vitest';
import { blankAsk, type AskSummary } from '$lib/api';
import { open } from './pairs';

const ask = (id: string, people: number, mergedInto?: string): AskSummary => ({
  ...blankAsk('erp', id),
  ...{ id, productName: '', themeName: '', private: false, personIds: [], channels: [], lastHeardAt: '' },
  voices: { people, teams: 0, channels: 0 },
  ...(mergedInto === undefined ? {} : { mergedInto }),
});
const twins = (askId: string, otherId: string) => ({
  ...{ askId, otherId, score: 0.8, sure: true, words: [], differ: [] },
});
const shape = (...args: Parameters<typeof open>) =>
  open(...args).map(({ keep, other }) => `${keep.id} < ${other.id}`);

const pairs = [twins('a', 'b'), twins('b', 'c'), twins('a', 'c')];

test('the one with more people stays, unless it is turned', () => {
  const asks = [ask('a', 1), ask('b', 3), ask('c', 1)];
  expect(shape(pairs, asks, [], [])).toEqual(['b < a', 'b < c', 'a < c']);
  expect(shape(pairs, asks, [], ['a+b'])).toEqual(['a < b', 'b < c', 'a < c']);
});

test('merged asks are looked at as their root, each pair once', () => {
  expect(shape(pairs, [ask('a', 1), ask('b', 1, 'a'), ask('c', 1)], [], [])).toEqual(['a < c']);
  expect(shape(pairs, [ask('a', 1), ask('c', 1)], [], [])).toEqual(['a < c']);
});

test('what was said not to be the same is settled', () => {
  const asks = [ask('a', 1), ask('b', 1), ask('c', 1)];
  const said = [
    { askId: 'a', otherId: 'c', together: false },
    { askId: 'b', otherId: 'c', together: true },
  ];
  expect(shape(pairs, asks, said, [])).toEqual(['a < b', 'b < c']);
});

import { expect, test } from 'vitest';
import { neighbour, onwards } from './rows';

const ids = ['a', 'b', 'c', 'd'];

test.each([
  ['a', 1, 'b'],
  ['b', -1, 'a'],
  ['a', -1, 'a'],
  ['d', 1, 'd'],
  [undefined, 1, 'a'],
  ['gone', -1, 'a'],
])('from %s by %i one comes to %s', (id, by, expected) => {
  expect(onwards(ids, id, by)).toBe(expected);
});

test('from nowhere in an empty list one comes nowhere', () => {
  expect(onwards([], undefined, 1)).toBeUndefined();
});

test.each([
  [['b'], 'c'],
  [['d'], 'c'],
  [['c', 'b'], 'd'],
  [['a', 'c', 'd'], 'b'],
  [['a', 'b', 'c', 'd'], ''],
])('after %j went, %s is selected', (leaving, expected) => {
  expect(neighbour(ids, leaving)).toBe(expected);
});

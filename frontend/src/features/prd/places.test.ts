import { expect, test } from 'vitest';
import { readPlaces, regionsOn, shownAt } from './places';

const places = [
  { id: 'goals', page: 3, top: 0.1 },
  { id: 'req-1', page: 3, top: 0.6 },
  { id: 'req-2', page: 5, top: 0.1 },
];

test('a page shows what begins on it, and first what goes on from the page before', () => {
  expect(regionsOn(2, places)).toEqual([]);
  expect(regionsOn(3, places).map(({ id, top }) => [id, top])).toEqual([
    ['goals', 0.1],
    ['req-1', 0.6],
  ]);
  expect(regionsOn(4, places)).toEqual([{ id: 'req-1', top: 0, height: 1 }]);
  expect(regionsOn(5, places).map(({ id, top }) => [id, top])).toEqual([
    ['req-1', 0],
    ['req-2', 0.1],
  ]);
});

test('a line of a page belongs to what began last above it', () => {
  expect(shownAt(3, 0.05, places)).toBeUndefined();
  expect(shownAt(3, 0.59, places)).toBe('goals');
  expect(shownAt(3, 0.6, places)).toBe('req-1');
  expect(shownAt(5, 0.05, places)).toBe('req-1');
});

test('what can’t be read places nothing', () => {
  for (const header of [null, '', 'null', '{']) expect(readPlaces(header)).toEqual([]);
  expect(readPlaces('[{"id":"a","page":1,"top":0.5}]')).toEqual([{ id: 'a', page: 1, top: 0.5 }]);
});

import { expect, test } from 'vitest';
import { formatShift, parseOffset } from './format';

test.each([
  ['0:00', 0],
  ['1:30', 90_000],
  ['-0:05', -5_000],
  ['−0:05', -5_000],
  ['1:02:03', 3_723_000],
  ['7', 7_000],
  ['0:01.5', 1_500],
  ['', undefined],
  ['soon', undefined],
  ['1:2:3:4', undefined],
])('%s is a place in a session', (typed, ms) => {
  expect(parseOffset(typed)).toBe(ms);
});

test.each([0, 5_000, -90_000, 3_723_000])('a distance of %d ms is read as it is written', (ms) => {
  expect(parseOffset(formatShift(ms))).toBe(ms);
});

import { expect, test } from 'vitest';
import { formatShift, parseNumber, parseOffset } from './format';

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

test.each([
  ['3', 3, 3],
  ['3.5', 3.5, 3.5],
  ['3,5', 3.5, 3.5],
  ['1,204', 1204, 1.204],
  ['1.204', 1.204, 1204],
  ['1,204.5', 1204.5, undefined],
  ['1.234.567,5', undefined, 1_234_567.5],
  ['0,125', 0.125, 0.125],
  ['−12', -12, -12],
  [' 12 500 ', 12_500, 12_500],
  ['.5', 0.5, 0.5],
  ['', undefined, undefined],
  ['five', undefined, undefined],
  ['1e9', undefined, undefined],
])('%s is a number where the point is a point, and where it is a comma', (typed, point, comma) => {
  expect(parseNumber(typed, false)).toBe(point);
  expect(parseNumber(typed, true)).toBe(comma);
});

import { expect, test } from 'vitest';
import { dayAhead, dueStage, dueWords } from './promises';

const now = new Date(2026, 10, 25, 23, 30); // a Wednesday

test.each([
  ['', 'never'],
  ['2026-11-24', 'late'],
  ['2026-11-25', 'soon'],
  ['2026-12-01', 'soon'],
  ['2026-12-02', 'later'],
])('a promise due %s is %s', (due, stage) => {
  expect(dueStage(due, now)).toBe(stage);
});

test('a due day is said in few letters', () => {
  expect(dueWords('2026-11-25', now)).toBe('Today');
  expect(dueWords('2026-11-27', now)).toBe(
    new Date(2026, 10, 27).toLocaleDateString(undefined, { weekday: 'short' }),
  );
  // A week on it would be the same weekday again.
  expect(dueWords('2026-12-02', now)).toMatch(/2/);
});

test('days ahead go over the end of a month', () => {
  expect(dayAhead(6, now)).toBe('2026-12-01');
});

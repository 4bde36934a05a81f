import { describe, expect, test } from 'vitest';
import { rank, score } from './match';

const titles = [
  'Go to sessions',
  'New session',
  'Remove the sample workspace',
  'Café orders',
  'Undo: Delete note',
];
const found = (typed: string) => rank(typed, titles, (title) => ({ title }));

describe('finding by what was typed', () => {
  test.each([
    ['new', 'New session'],
    ['sess new', 'New session'],
    ['cafe', 'Café orders'],
    ['DELETE', 'Undo: Delete note'],
    ['rmsmp', 'Remove the sample workspace'],
  ])('%s', (typed, first) => {
    expect(found(typed)[0]).toBe(first);
  });

  test('nothing typed takes all, in their order', () => {
    expect(found('  ')).toEqual(titles);
  });

  test('every typed word must be found', () => {
    expect(found('session zebra')).toEqual([]);
  });

  test('the start of a word beats its middle, and a title beats a side word', () => {
    expect(score('ask', 'Ask')).toBeGreaterThan(score('ask', 'Task'));
    expect(score('ask', 'Ask list')).toBeGreaterThan(score('ask', 'Other', 'ask list'));
  });
});

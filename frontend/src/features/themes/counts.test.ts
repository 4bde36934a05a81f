import { expect, test } from 'vitest';
import type { ThemeColumn } from '$lib/api';
import { boardWords } from './counts';
import { lanesOf } from './layout';

const column = (id: string, ...askIds: string[]) => ({ id, askIds }) as ThemeColumn;
const count = { people: 3, teams: 2, channels: 1 };

test.each([
  [['a'], undefined, '3 asks · 2 in 1 theme, 1 not placed · 3 people, 2 teams, 1 channel'],
  [[], undefined, '2 asks in 1 theme · 3 people, 2 teams, 1 channel'],
  [[], 1, '1 of 2 asks in 1 theme · 3 people, 2 teams, 1 channel'],
])('a board with %j without a theme, %s shown, is said in a line', (unplaced, shown, words) => {
  const lanes = lanesOf([column('', ...unplaced), column('t', 'b', 'c')], {
    shown: undefined,
    collapsed: new Set(),
  });
  expect(boardWords(lanes, shown, count)).toBe(words);
});

import { describe, expect, test } from 'vitest';
import type { ThemeColumn } from '$lib/api';
import {
  cardStep,
  lanesOf,
  settle,
  step,
  themeStep,
  withCards,
  withTheme,
  type Direction,
  type Sight,
  type Spot,
} from './layout';

const column = (id: string, asks: string[], parentId?: string) =>
  ({
    id,
    name: id,
    askIds: asks,
    ...(parentId === undefined ? {} : { parentId }),
  }) as ThemeColumn;
// z has the parts p and q.
const board = [
  column('', ['a', 'b']),
  column('x', ['c']),
  column('y', []),
  column('z', ['d', 'e', 'f']),
  column('p', ['g', 'h'], 'z'),
  column('q', ['i'], 'z'),
];
const everything: Sight = { shown: undefined, collapsed: new Set() };
const lanes = (columns: ThemeColumn[], sight = everything) => lanesOf(columns, sight);
const shape = (columns: ThemeColumn[]) =>
  columns.map((c) => `${c.parentId ? '>' : ''}${c.id}:${c.askIds.join('')}`).join(' ');
const at = (themeId: string, askId = ''): Spot => ({ themeId, askId });
const start = ':ab x:c y: z:def >p:gh >q:i';

test.each([
  [['b'], 'x', 'c', ':a x:bc y: z:def >p:gh >q:i'],
  [['b'], 'x', '', ':a x:cb y: z:def >p:gh >q:i'],
  [['d'], 'z', 'f', ':ab x:c y: z:edf >p:gh >q:i'],
  [['f'], '', 'a', ':fab x:c y: z:de >p:gh >q:i'],
  [['g', 'a'], 'y', '', ':b x:c y:ga z:def >p:h >q:i'],
  [['gone'], 'x', '', start],
])('the cards %j go to “%s” before “%s”', (askIds, themeId, beforeId, expected) => {
  expect(shape(withCards(board, { ids: askIds, themeId, beforeId }))).toBe(expected);
});

test.each([
  ['z', '', 'x', ':ab z:def >p:gh >q:i x:c y:'],
  ['y', 'z', '', ':ab x:c z:def >p:gh >q:i >y:'],
  ['y', 'z', 'q', ':ab x:c z:def >p:gh >y: >q:i'],
  ['p', '', 'z', ':ab x:c y: p:gh z:def >q:i'],
])('the theme %s goes into “%s” before “%s”', (themeId, parentId, beforeId, expected) => {
  expect(shape(withTheme(board, { themeId, parentId, beforeId }))).toBe(expected);
});

test('a filter and collapsed themes hide cards; the columns keep their places', () => {
  const seen = (sight: Partial<Sight>) =>
    lanes(board, { ...everything, ...sight })
      .map(
        ({ theme, rows }) =>
          `${theme.id}:${rows.map(({ askId, themeId }) => askId || `[${themeId}]`).join('')}`,
      )
      .join(' ');
  expect(seen({})).toBe(':ab x:c y: z:def[p]gh[q]i');
  expect(seen({ shown: new Set(['b', 'h']) })).toBe(':b x: y: z:[p]h[q]');
  expect(seen({ collapsed: new Set(['p', 'x']) })).toBe(':ab x: y: z:def[p][q]i');
  expect(seen({ collapsed: new Set(['z']) })).toBe(':ab x:c y: z:');
});

describe('the selection', () => {
  test.each<[Spot | undefined, Direction, Spot]>([
    [undefined, 'down', at('', 'a')],
    [at('', 'a'), 'down', at('', 'b')],
    [at('', 'b'), 'down', at('', 'b')],
    [at('', 'a'), 'up', at('')],
    [at(''), 'down', at('', 'a')],
    [at('', 'b'), 'right', at('x', 'c')],
    [at('x', 'c'), 'right', at('y')],
    [at('z', 'f'), 'right', at('z', 'f')],
    [at('x'), 'left', at('')],
    [at('z', 'f'), 'down', at('p')],
    [at('p'), 'down', at('p', 'g')],
    [at('q'), 'up', at('p', 'h')],
    [at('p', 'g'), 'left', at('y')],
  ])('from %j %s', (from, to, expected) => {
    expect(step(lanes(board), from, to)).toEqual(expected);
  });

  test('stays with its card, else beside where that was', () => {
    const moved = withCards(board, { ids: ['e'], themeId: 'x', beforeId: '' });
    expect(settle(at('z', 'e'), lanes(board), lanes(moved))).toEqual(at('x', 'e'));
    const without = [...board.slice(0, 3), column('z', ['d', 'f'])];
    expect(settle(at('z', 'e'), lanes(board), lanes(without))).toEqual(at('z', 'f'));
    expect(settle(at('z'), lanes(board), lanes(board.slice(0, 3)))).toEqual(at('y'));
  });

  test('goes to the head of what was collapsed over it', () => {
    const folded = lanes(board, { ...everything, collapsed: new Set(['z']) });
    expect(settle(at('p', 'g'), lanes(board), folded)).toEqual(at('z'));
  });
});

describe('one step with a card', () => {
  test.each<[Spot, Direction, string]>([
    [at('z', 'e'), 'up', ':ab x:c y: z:edf >p:gh >q:i'],
    [at('z', 'e'), 'down', ':ab x:c y: z:dfe >p:gh >q:i'],
    [at('', 'b'), 'right', ':a x:cb y: z:def >p:gh >q:i'],
    [at('', 'a'), 'right', ':b x:ac y: z:def >p:gh >q:i'],
    [at('x', 'c'), 'right', ':ab x: y:c z:def >p:gh >q:i'],
    [at('z', 'f'), 'down', ':ab x:c y: z:de >p:fgh >q:i'],
    [at('p', 'g'), 'up', ':ab x:c y: z:defg >p:h >q:i'],
    [at('q', 'i'), 'up', ':ab x:c y: z:def >p:ghi >q:'],
    [at('p', 'g'), 'left', ':ab x:c y:g z:def >p:h >q:i'],
  ])('from %j %s', (from, to, expected) => {
    const move = cardStep(lanes(board), from, to);
    expect(move && shape(withCards(board, move))).toBe(expected);
  });

  test.each<[Spot, Direction]>([
    [at('z', 'd'), 'up'],
    [at('q', 'i'), 'down'],
    [at('', 'a'), 'left'],
    [at('z', 'f'), 'right'],
    [at('z'), 'up'],
  ])('ends at the edge of the board: %j %s', (from, to) => {
    expect(cardStep(lanes(board), from, to)).toBeUndefined();
  });
});

test.each<[string, Direction, string | undefined]>([
  ['y', 'left', ':ab y: x:c z:def >p:gh >q:i'],
  ['y', 'right', ':ab x:c z:def >p:gh >q:i y:'],
  ['x', 'left', undefined],
  ['z', 'right', undefined],
  ['', 'right', undefined],
  ['z', 'up', undefined],
  ['p', 'down', ':ab x:c y: z:def >q:i >p:gh'],
  ['p', 'up', undefined],
  ['q', 'left', ':ab x:c y: q:i z:def >p:gh'],
  ['q', 'right', ':ab x:c y: z:def >p:gh q:i'],
])('a step of the theme “%s” %s', (themeId, to, expected) => {
  const move = themeStep(lanes(board), themeId, to);
  expect(move && shape(withTheme(board, move))).toBe(expected);
});

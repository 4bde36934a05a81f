import { describe, expect, test } from 'vitest';
import type { ThemeColumn } from '$lib/api';
import {
  cardStep,
  columnStep,
  settle,
  step,
  withCard,
  withColumn,
  type Direction,
  type Spot,
} from './layout';

const column = (id: string, asks: string[]) =>
  ({
    id,
    name: id,
    asks: asks.map((ask) => ({ id: ask, ...(id === '' ? {} : { themeId: id }) })),
  }) as ThemeColumn;
const board = [column('', ['a', 'b']), column('x', ['c']), column('y', []), column('z', ['d', 'e', 'f'])];
const shape = (columns: ThemeColumn[]) =>
  columns.map((c) => `${c.id}:${c.asks.map((a) => a.id).join('')}`).join(' ');
const at = (themeId: string, askId = ''): Spot => ({ themeId, askId });

test.each([
  ['b', 'x', 'c', ':a x:bc y: z:def'],
  ['b', 'x', '', ':a x:cb y: z:def'],
  ['d', 'z', 'f', ':ab x:c y: z:edf'],
  ['f', '', 'a', ':fab x:c y: z:de'],
  ['gone', 'x', '', ':ab x:c y: z:def'],
])('the card %s goes to “%s” before “%s”', (askId, themeId, beforeId, expected) => {
  expect(shape(withCard(board, { askId, themeId, beforeId }))).toBe(expected);
});

test('a card says which theme it is in, and none when it is in none', () => {
  const [none, x] = withCard(board, { askId: 'b', themeId: 'x', beforeId: '' });
  expect(x?.asks.at(-1)?.themeId).toBe('x');
  expect(none?.asks.some((ask) => 'themeId' in ask)).toBe(false);
});

test('a column goes before another one', () => {
  expect(shape(withColumn(board, { themeId: 'z', beforeId: 'x' }))).toBe(':ab z:def x:c y:');
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
  ])('from %j %s', (from, to, expected) => {
    expect(step(board, from, to)).toEqual(expected);
  });

  test('stays with its card, else beside where that was', () => {
    const moved = withCard(board, { askId: 'e', themeId: 'x', beforeId: '' });
    expect(settle(at('z', 'e'), board, moved)).toEqual(at('x', 'e'));
    const without = [...board.slice(0, 3), column('z', ['d', 'f'])];
    expect(settle(at('z', 'e'), board, without)).toEqual(at('z', 'f'));
    expect(settle(at('z'), board, board.slice(0, 3))).toEqual(at('y'));
  });
});

describe('one step with a card', () => {
  test.each<[Spot, Direction, string]>([
    [at('z', 'e'), 'up', ':ab x:c y: z:edf'],
    [at('z', 'e'), 'down', ':ab x:c y: z:dfe'],
    [at('', 'b'), 'right', ':a x:cb y: z:def'],
    [at('', 'a'), 'right', ':b x:ac y: z:def'],
    [at('x', 'c'), 'right', ':ab x: y:c z:def'],
  ])('from %j %s', (from, to, expected) => {
    const move = cardStep(board, from, to);
    expect(move && shape(withCard(board, move))).toBe(expected);
  });

  test.each<[Spot, Direction]>([
    [at('z', 'd'), 'up'],
    [at('z', 'f'), 'down'],
    [at('', 'a'), 'left'],
    [at('z', 'f'), 'right'],
    [at('z'), 'up'],
  ])('ends at the edge of the board: %j %s', (from, to) => {
    expect(cardStep(board, from, to)).toBeUndefined();
  });
});

test.each<[string, 'left' | 'right', string | undefined]>([
  ['y', 'left', ':ab y: x:c z:def'],
  ['y', 'right', ':ab x:c z:def y:'],
  ['x', 'left', undefined],
  ['z', 'right', undefined],
  ['', 'right', undefined],
])('a step of the column “%s” to the %s', (themeId, to, expected) => {
  const move = columnStep(board, themeId, to);
  expect(move && shape(withColumn(board, move))).toBe(expected);
});

import { describe, expect, test } from 'vitest';
import { keptOf, merged, moved, outside, remade, ticked, visible, type Group } from './groups';

const group = (key: string, askIds: string[], part: Partial<Group> = {}): Group => ({
  ...{ key, askIds, themeId: '', name: key, held: 0, typical: [], terms: [], confidence: 0.5 },
  ...{ voices: { people: 0, teams: 0, channels: 0 }, left: [], accepted: [], touched: false },
  ...part,
});
const shape = (groups: readonly Group[]) => groups.map(({ key, askIds }) => `${key}: ${askIds.join(' ')}`);
const all = ['a', 'b', 'c', 'd', 'e'];

describe('what is left of the suggestions', () => {
  const two = [group('x', ['a', 'b', 'c']), group('y', ['d', 'e'])];
  test.each<[string, Group[], string[], Parameters<typeof visible>[2], string[]]>([
    ['all, at first', two, all, [], ['x: a b c', 'y: d e']],
    ['without the asks that got a theme elsewhere', two, ['b', 'd', 'e'], [], ['x: b', 'y: d e']],
    ['without what was accepted', [group('x', ['a', 'b', 'c'], { accepted: ['a', 'b'] })], ['c'], [], []],
    [
      'with it again once that was taken back',
      [group('x', ['a', 'b', 'c'], { accepted: ['a', 'b'] })],
      all,
      [],
      ['x: a b c'],
    ],
    ['without what was dismissed', two, all, [{ askIds: ['a', 'b', 'c'] }], ['y: d e']],
    [
      'with a group of which another was dismissed',
      two,
      all,
      [{ askIds: ['a', 'b'] }],
      ['x: a b c', 'y: d e'],
    ],
    [
      'without asks that were said not to fall into a theme',
      [group('x', ['a', 'b'], { themeId: 't' }), group('y', ['a', 'b'])],
      all,
      [{ themeId: 't', askIds: ['a'] }],
      ['x: b', 'y: a b'],
    ],
  ])('%s', (_, groups, free, dismissed, want) => {
    expect(shape(visible(groups, free, dismissed))).toEqual(want);
  });
});

test('merging keeps every ask and what was left out', () => {
  const groups = [group('x', ['a', 'b'], { left: ['b'] }), group('y', ['c'])];
  const [one] = merged(groups, 'x', 'y');
  expect(shape(merged(groups, 'x', 'y'))).toEqual(['y: c a b']);
  expect(one && ticked(one)).toEqual(['c', 'a']);
  expect(shape(merged(groups, 'x', 'x'))).toEqual(shape(groups));
});

test('asks are moved, and an empty group goes', () => {
  const groups = [group('x', ['a', 'b'], { typical: ['a'] }), group('y', ['c'])];
  expect(shape(moved(groups, ['a'], 'y'))).toEqual(['x: b', 'y: c a']);
  expect(moved(groups, ['a'], 'y')[0]?.typical).toEqual([]);
  expect(shape(moved(groups, ['a', 'b'], 'y'))).toEqual(['y: c a b']);
  expect(shape(moved(groups, ['a'], ''))).toEqual(['x: b', 'y: c']);
});

test('what is in no group and free was not placed', () => {
  expect(outside([group('x', ['a'])], ['b', 'a', 'b', 'c'], ['a', 'b', 'd'])).toEqual(['b']);
});

describe('when suggestions are made again', () => {
  const found = (themeId: string, askIds: string[]) => ({ ...group('', askIds), themeId, name: themeId });
  let keys = 0;
  const key = () => `new-${keys++}`;

  test('what the PM changed and what they accepted stays, and the rest comes anew', () => {
    const groups = [
      group('x', ['a', 'b'], { name: 'Mine', left: ['a'], touched: true }),
      group('y', ['c', 'd']),
      group('z', ['e', 'f'], { accepted: ['e'], left: ['f'] }),
      group('t', ['g'], { themeId: 'board', touched: true }),
    ];
    expect(keptOf(groups, ['h'])).toEqual({
      kept: [
        { id: 'x', askIds: ['b', 'a'] },
        { id: 'z', askIds: ['e'] },
        { id: 'board', askIds: ['g'] },
      ],
      out: ['h', 'f'],
    });
    const made = remade(groups, [found('', ['c', 'd', 'i']), found('x', ['j']), found('board', ['k'])], key);
    expect(shape(made)).toEqual(['x: a b j', 'new-0: c d i', 'z: e f', 't: g k']);
    expect(made[0]?.name).toBe('Mine');
  });

  test('an ask that had to leave a group is nowhere twice', () => {
    const groups = [group('x', ['a', 'b', 'c'], { left: ['c'], touched: true })];
    expect(shape(remade(groups, [found('', ['c', 'd'])], key))).toEqual(['x: a b', 'new-1: c d']);
  });
});

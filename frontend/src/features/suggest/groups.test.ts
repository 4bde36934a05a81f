import { describe, expect, test } from 'vitest';
import { merged, moved, outside, ticked, visible, type Group } from './groups';

const group = (key: string, askIds: string[], part: Partial<Group> = {}): Group => ({
  ...{ key, askIds, themeId: '', name: key, held: 0, typical: [], terms: [], confidence: 0.5 },
  ...{ voices: { people: 0, teams: 0, channels: 0 }, left: [], accepted: [] },
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

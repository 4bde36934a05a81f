import { describe, expect, test } from 'vitest';
import { matches, parseKeys, showKeys } from './keys';

const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });

describe('shortcuts', () => {
  test.each([
    ['Mod+K', press('k', { ctrlKey: true }), true],
    ['Mod+K', press('k'), false],
    ['Mod+K', press('K', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['Mod++', press('+', { ctrlKey: true }), true],
    ['?', press('?', { shiftKey: true }), true],
    ['?', press('?'), true],
    ['Alt+1', press('¡', { altKey: true, code: 'Digit1' }), true],
    ['n', press('n', { metaKey: true }), false],
  ])('%s', (keys, event, expected) => {
    expect(matches(event, parseKeys(keys)[0]!)).toBe(expected);
  });

  test('shows the keys of the platform', () => {
    expect(showKeys('Mod+Shift+Z', false)).toEqual([['Ctrl', 'Shift', 'Z']]);
    expect(showKeys('Mod+K', true)).toEqual([['⌘', 'K']]);
    expect(showKeys('g s')).toEqual([['G'], ['S']]);
  });
});

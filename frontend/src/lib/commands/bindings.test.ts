import { afterEach, describe, expect, test } from 'vitest';
import { bindings } from './bindings.svelte';
import { catalogue } from './catalogue';
import { overlap, unfit, writeKeys } from './keys';

afterEach(() => bindings.use([]));

const own = (command: string, ...keys: string[]) => ({ command, keys });
const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });

describe('the catalogue', () => {
  test('names every command once', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('gives no keys twice on one screen', () => {
    // Two delete what is selected, and only one of them can be; "?" marks a note or a line where one is selected.
    const meant = [
      'ask.delete theme.delete',
      'help.open note.kind.question',
      'help.open transcript.note.question',
    ];
    const all = catalogue.flatMap((a) =>
      catalogue
        .filter(
          (b) =>
            b.id > a.id &&
            [...a.places, ...b.places].some(
              (p) => p === 'Everywhere' || (a.places.includes(p) && b.places.includes(p)),
            ),
        )
        .filter((b) => a.keys.some((one) => b.keys.some((two) => overlap(one, two))))
        .map((b) => `${a.id} ${b.id}`),
    );
    expect(all.filter((pair) => !meant.includes(pair))).toEqual([]);
  });
});

describe('keys that the user gave', () => {
  test('stand in the place of the command’s own, and go again', () => {
    bindings.use([own('note.edit', 'x'), own('note.open')]);
    expect(bindings.keysOf('note.edit')).toEqual(['x']);
    expect(bindings.keysOf('note.open')).toEqual([]);
    expect(bindings.pressed(press('x'), 'note.edit')).toBe(true);
    expect(bindings.pressed(press('e'), 'note.edit')).toBe(false);
    bindings.use([]);
    expect(bindings.first('note.edit')).toBe('e');
  });

  test.each([
    ['the same screen', own('ask.new', 'e'), 'ask.edit', true],
    ['everywhere and one screen, the user’s first', own('ask.edit', 'Mod+K'), 'palette.open', true],
    ['everywhere, given by the user, and one screen', own('palette.open', 'e'), 'note.edit', true],
    ['a key that begins a sequence', own('ask.edit', 'g'), 'go.sessions', true],
  ])('clash on %s', (_name, given, other, wins) => {
    bindings.use([given]);
    const clash = bindings.clashes(given.command).find(({ record }) => record.id === other);
    expect(clash?.wins).toBe(wins);
    expect(bindings.clashes(other).find(({ record }) => record.id === given.command)?.wins).toBe(!wins);
  });

  test('both the user’s: the screen’s own runs before everywhere’s', () => {
    bindings.use([own('palette.open', 'F3'), own('note.edit', 'F3')]);
    expect(bindings.before('note.edit', 'palette.open')).toBe(true);
  });

  test('do not clash on different screens, nor without having been given', () => {
    bindings.use([own('ask.new', 'y'), own('person.new', 'y')]);
    expect(bindings.clashes('ask.new')).toEqual([]);
    bindings.use([]);
    expect(catalogue.flatMap(({ id }) => bindings.clashes(id))).toEqual([]);
  });
});

describe('keys that are pressed', () => {
  test.each([
    [press('k', { ctrlKey: true }), 'Mod+K'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z'],
    [press('¡', { altKey: true, code: 'Digit1' }), 'Alt+1'],
    [press('?', { shiftKey: true }), '?'],
    [press('F4'), 'F4'],
    [press('Tab', { shiftKey: true }), 'Shift+Tab'],
    [press('Shift', { shiftKey: true }), undefined],
  ])('are written as they are read: %#', (event, keys) => {
    expect(writeKeys(event)).toBe(keys);
    if (keys === undefined) return;
    bindings.use([own('note.edit', keys)]);
    expect(bindings.pressed(event, 'note.edit')).toBe(true);
  });

  test.each([
    ['x', true, false],
    ['Alt+X', true, true],
    ['Tab', true, true],
    ['Tab', false, false],
    ['Enter', false, false],
    ['x', false, true],
    [' ', false, false],
  ])('%j, while typing: %s, can be used: %s', (keys, typing, fits) => {
    expect(unfit(keys, typing) === undefined).toBe(fits);
  });
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BoundCommand } from './registry.svelte';
import { Shortcuts } from './shortcuts';

const ran = vi.fn();
const command = (id: string, keys: string | string[], more: Partial<BoundCommand> = {}): BoundCommand => ({
  id,
  title: id,
  group: 'Test',
  keys: [keys].flat(),
  local: false,
  run: () => void ran(id),
  ...more,
});
const list = [
  command('new', 'n'),
  command('sessions', 'g s'),
  command('asks', 'g a'),
  command('palette', 'Mod+K'),
  command('undo', ['Mod+Z'], { notInText: true }),
];

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

/** A focusable thing on the page. */
function place(html: string): Element {
  document.body.innerHTML = html;
  return document.body.querySelector('[data-here]')!;
}

describe('pressing keys', () => {
  beforeEach(() => {
    ran.mockReset();
    document.body.innerHTML = '';
    const shortcuts = new Shortcuts();
    const controller = new AbortController();
    const handle = (event: KeyboardEvent) => shortcuts.handle(event, list);
    document.addEventListener('keydown', handle, { signal: controller.signal });
    document.addEventListener('input', (event) => shortcuts.typed(event), { signal: controller.signal });
    return () => controller.abort();
  });

  test('a single key runs its command and is used up', () => {
    expect(press('n').defaultPrevented).toBe(true);
    expect(ran).toHaveBeenCalledWith('new');
  });

  test('a sequence waits for its second key', () => {
    press('g');
    expect(ran).not.toHaveBeenCalled();
    press('a');
    expect(ran).toHaveBeenCalledExactlyOnceWith('asks');
  });

  test('a sequence that goes nowhere gives way to what its last key stands for', () => {
    press('g');
    press('n');
    expect(ran).toHaveBeenCalledExactlyOnceWith('new');
  });

  test('typing is left alone, chords are not', () => {
    const field = place('<input data-here>');
    expect(press('n', {}, field).defaultPrevented).toBe(false);
    press('k', { ctrlKey: true }, field);
    expect(ran).toHaveBeenCalledExactlyOnceWith('palette');
  });

  test('a text field keeps its own undo', () => {
    expect(press('z', { ctrlKey: true }, place('<textarea data-here></textarea>')).defaultPrevented).toBe(
      false,
    );
    press('z', { ctrlKey: true });
    expect(ran).toHaveBeenCalledExactlyOnceWith('undo');
  });

  test('a field whose text was just added has nothing of its own to undo', () => {
    const field = place('<input data-here>') as HTMLInputElement;
    const type = (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    type('A requirement');
    press('z', { ctrlKey: true }, field);
    type('');
    press('z', { ctrlKey: true }, field);
    expect(ran, 'what was typed and what was deleted is the field’s').not.toHaveBeenCalled();
    type('Another');
    field.value = '';
    press('z', { ctrlKey: true }, field);
    expect(ran).toHaveBeenCalledExactlyOnceWith('undo');
  });

  test.each([
    ['a dialog', '<div role="dialog"><button data-here></button></div>'],
    ['a menu', '<div role="menu"><div tabindex="0" data-here></div></div>'],
  ])('%s keeps the keys', (_name, html) => {
    press('n', {}, place(html));
    expect(ran).not.toHaveBeenCalled();
  });

  test('a tick box takes no text', () => {
    press('n', {}, place('<input type="checkbox" data-here>'));
    expect(ran).toHaveBeenCalledWith('new');
  });
});

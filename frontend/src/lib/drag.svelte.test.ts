import { beforeEach, expect, test, vi } from 'vitest';
import { Drag, type Point } from './drag.svelte';

const dropped: [string, string, Point][] = [];
const picked = vi.fn(() => 'card');
const drag = new Drag<string, string>({
  targetAt: ({ x }) => (x < 100 ? 'left' : x < 200 ? 'right' : undefined),
  drop: (load, target, at) => dropped.push([load, target, at]),
  scroll: { y: 'main' },
});

beforeEach(() => {
  dropped.length = 0;
  picked.mockClear();
  document.body.innerHTML = '<main><button>Row</button></main>';
  document.elementFromPoint = () => document.querySelector('button');
});

const at = (x: number, y = 50, more: PointerEventInit = {}) => ({
  ...{ clientX: x, clientY: y, button: 0, bubbles: true, cancelable: true },
  ...more,
});
const press = (x: number, more: PointerEventInit = {}) =>
  drag.press(new PointerEvent('pointerdown', at(x, 50, more)), picked);
const move = (x: number, y = 50) => window.dispatchEvent(new PointerEvent('pointermove', at(x, y)));
const letGo = (x: number) => window.dispatchEvent(new PointerEvent('pointerup', at(x)));
/** A click on the row, as a browser sends one when the button of the mouse comes up. */
function click(): boolean {
  const heard = vi.fn();
  document.querySelector('button')?.addEventListener('click', heard, { once: true });
  document.querySelector('button')?.click();
  return heard.mock.calls.length > 0;
}

test('what is let go over a target is dropped there, and the click of it opens nothing', async () => {
  press(20);
  move(24);
  expect([drag.active, picked.mock.calls.length]).toEqual([false, 0]);
  move(150);
  expect([drag.load, drag.target, drag.at]).toEqual(['card', 'right', { x: 150, y: 50 }]);
  letGo(150);
  expect(dropped).toEqual([['card', 'right', { x: 150, y: 50 }]]);
  expect([drag.active, click()]).toEqual([false, false]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(click()).toBe(true);
  move(30);
  expect([drag.active, dropped.length]).toEqual([false, 1]);
});

test('a press that does not move is a click', () => {
  press(20);
  letGo(20);
  expect([dropped, click()]).toEqual([[], true]);
});

test('over nothing it drops nothing', () => {
  press(20);
  move(300);
  expect([drag.active, drag.target]).toEqual([true, undefined]);
  letGo(300);
  expect([drag.active, dropped]).toEqual([false, []]);
});

test.each([
  ['Escape', () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }))],
  ['leaving the window', () => window.dispatchEvent(new Event('blur'))],
  ['a pointer that is taken away', () => window.dispatchEvent(new PointerEvent('pointercancel'))],
])('%s gives it up', (_, giveUp) => {
  press(20);
  move(150);
  giveUp();
  expect([drag.active, drag.target]).toEqual([false, undefined]);
  letGo(150);
  expect(dropped).toEqual([]);
});

test('Escape is heard by nobody else while something is dragged, and by others when nothing is', () => {
  const heard = vi.fn();
  document.addEventListener('keydown', heard);
  const escape = () =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  press(20);
  escape();
  expect(heard).toHaveBeenCalledTimes(1);
  move(150);
  escape();
  expect(heard).toHaveBeenCalledTimes(1);
  escape();
  expect(heard).toHaveBeenCalledTimes(2);
  document.removeEventListener('keydown', heard);
});

test('a focus that is lost within the page does not give it up', () => {
  press(20);
  move(150);
  document.querySelector('button')?.dispatchEvent(new FocusEvent('blur'));
  expect(drag.active).toBe(true);
  letGo(150);
});

test.each([
  { button: 2 },
  { pointerType: 'touch' },
  { ctrlKey: true },
  { metaKey: true },
  { shiftKey: true },
])('a press with %j picks, scrolls or opens a menu: it is no drag', (more) => {
  press(20, more);
  move(150);
  expect(drag.active).toBe(false);
  letGo(150);
});

test('what lies under the pointer scrolls near its edge, and the target is asked for anew', async () => {
  const main = document.querySelector('main')!;
  main.getBoundingClientRect = () => new DOMRect(0, 0, 300, 400);
  main.scrollBy = vi.fn();
  press(20);
  move(150, 390);
  await vi.waitFor(() => expect(main.scrollBy).toHaveBeenCalledWith({ top: 14, behavior: 'instant' }));
  move(150, 10);
  await vi.waitFor(() => expect(main.scrollBy).toHaveBeenCalledWith({ top: -14, behavior: 'instant' }));
  letGo(150);
});

import { expect, test } from 'vitest';
import { GridSpot } from './gridSpot.svelte';

const press = (spot: GridSpot, key: string, ctrlKey = false) =>
  spot.press(new KeyboardEvent('keydown', { key, ctrlKey }));

test('keys move through a grid and stop at its edges', () => {
  const spot = new GridSpot();
  spot.resize(30, 4);
  for (const [key, ctrl, row, column] of [
    ['ArrowDown', false, 1, 0],
    ['ArrowRight', false, 1, 1],
    ['End', false, 1, 3],
    ['ArrowRight', false, 1, 3],
    ['PageDown', false, 11, 3],
    ['End', true, 29, 3],
    ['ArrowDown', false, 29, 3],
    ['PageUp', false, 19, 3],
    ['Home', false, 19, 0],
    ['Home', true, 0, 0],
    ['ArrowUp', false, 0, 0],
  ] as const) {
    expect(press(spot, key, ctrl)).toBe(true);
    expect([spot.row, spot.column]).toEqual([row, column]);
  }
  expect(press(spot, 'x')).toBe(false);
});

test('a grid that shrinks keeps the spot inside', () => {
  const spot = new GridSpot();
  spot.resize(30, 4);
  press(spot, 'End', true);
  spot.resize(3, 2);
  expect([spot.row, spot.column]).toEqual([2, 1]);
});

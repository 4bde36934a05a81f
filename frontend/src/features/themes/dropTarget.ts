import type { Point } from '$lib/drag.svelte';

/** Where dragged cards would lie: in a theme, before a card ("" for the end). */
export interface Target {
  themeId: string;
  beforeId: string;
}

/**
 * Where a card would lie if it were let go at a point of the screen; first gives the first card that a theme shows. It
 * knows rows and lanes by what they say of themselves (data-theme-id, data-ask-id), not by their elements.
 */
export function targetAt({ x, y }: Point, first: (themeId: string) => string): Target | undefined {
  const under = document.elementFromPoint(x, y);
  const lane = under?.closest<HTMLElement>('[data-lane]');
  if (!lane) return undefined;
  const rows = [...lane.querySelectorAll<HTMLElement>('[data-row]')];
  const top = lane.querySelector('[data-lane-scroll]')?.getBoundingClientRect().top ?? Infinity;
  // By where they are: a list that scrolls lets the pointer through.
  const row = rows.findLast((other) => other.getBoundingClientRect().top <= y);
  if (row && y >= top) return besideRow(row, rows, y);
  const themeId = lane.dataset.lane ?? '';
  return { themeId, beforeId: first(themeId) };
}

function besideRow(row: HTMLElement, rows: readonly HTMLElement[], y: number): Target {
  const { row: themeId = '', askId = '' } = row.dataset;
  const box = row.getBoundingClientRect();
  const next = rows[rows.indexOf(row) + 1];
  const after = next?.dataset.row === themeId ? (next.dataset.askId ?? '') : '';
  // On the head of a part: to its beginning.
  if (askId === '') return { themeId, beforeId: after };
  return { themeId, beforeId: y < box.top + box.height / 2 ? askId : after };
}

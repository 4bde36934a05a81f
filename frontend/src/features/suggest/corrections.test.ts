import { expect, test } from 'vitest';
import type { History, Step } from '$lib/api';
import { corrected, doneAgain, redoable, takenBack, undoable } from './corrections';

const step = (id: number): Step => ({ id, label: `Step ${id}`, at: '' });
const at = (undo: number, redo?: number): History => ({
  undo: step(undo),
  ...(redo === undefined ? {} : { redo: step(redo) }),
});
const merge = { label: 'Merge', before: 'a', after: 'b' };
const begun = corrected({ done: [], undone: [] }, merge, at(1));

test('a correction is next while nothing was stored since, and again once that is taken back', () => {
  expect(undoable(begun, at(1))?.label).toBe('Merge');
  expect(undoable(begun, at(2))).toBeUndefined();
  expect(undoable(begun, at(1, 2))?.before).toBe('a');
});

test('what was taken back is done again, before what the workspace took back earlier', () => {
  const back = takenBack(begun, 'b, counted', at(1, 2));
  expect(undoable(back, at(1, 2))).toBeUndefined();
  expect(redoable(back, at(1, 2))?.after).toBe('b, counted');
  const again = doneAgain(back, 'a', at(1, 2));
  expect(redoable(again, at(1, 2))).toBeUndefined();
  expect(undoable(again, at(1, 2))?.label).toBe('Merge');
});

test('it is not done again over what was stored and taken back since, nor after another correction', () => {
  const back = takenBack(begun, 'b', at(1));
  expect(redoable(back, at(1, 2))).toBeUndefined();
  expect(redoable(back, at(1))?.label).toBe('Merge');
  const other = corrected(back, { ...merge, label: 'Split' }, at(1));
  expect(redoable(other, at(1))).toBeUndefined();
  expect(undoable(other, at(1))?.label).toBe('Split');
});

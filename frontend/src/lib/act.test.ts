import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { toasts } from '$lib/ui/toasts.svelte';
import { attemptUndoable } from './act';

beforeEach(() => {
  useBackend(createFake());
  toasts.list = [];
});

const offered = () => toasts.list.find(({ action }) => action)?.action;
const noteIds = async () => (await api.notes.list('close')).map(({ id }) => id);

test('the Undo that is offered takes back what it was offered for', async () => {
  const before = await noteIds();
  await attemptUndoable('Note deleted', () => api.notes.delete('n1'));
  await offered()?.run();
  expect(await noteIds()).toEqual(before);
});

test('it takes back nothing else when something was done since', async () => {
  await attemptUndoable('Note deleted', () => api.notes.delete('n1'));
  const undo = offered();
  await api.notes.delete('n2');
  const now = await noteIds();
  await undo?.run();
  expect(await noteIds()).toEqual(now);
  expect(toasts.list.at(-1)?.text).toContain('Something was done since');
});

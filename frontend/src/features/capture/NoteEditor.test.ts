import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import NoteEditor from './NoteEditor.svelte';
import type { Capture } from './capture.svelte';
import type { NoteEdit } from './edit.svelte';

async function open(theirs?: string) {
  const done = { saveEdit: vi.fn(), keepBoth: vi.fn(), endEdit: vi.fn() };
  const capture = done as unknown as Capture;
  const edit = { text: 'mine', theirs, busy: false, restored: false, type: vi.fn() } as unknown as NoteEdit;
  render(NoteEditor, { props: { capture, edit } });
  await userEvent.setup().type(screen.getByRole('textbox', { name: 'Edit this line' }), '{Enter}');
  return done;
}

test('Enter saves the line', async () => {
  const { saveEdit } = await open();
  expect(saveEdit).toHaveBeenCalledOnce();
});

test('Enter at a line that was changed meanwhile keeps both texts', async () => {
  const { saveEdit, keepBoth } = await open('theirs');
  expect(saveEdit).not.toHaveBeenCalled();
  expect(keepBoth).toHaveBeenCalledOnce();
});

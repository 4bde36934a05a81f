import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import NoteEditor from './NoteEditor.svelte';
import type { Capture } from './capture.svelte';
import type { NoteEdit } from './edit.svelte';

async function open(theirs?: string) {
  const capture = { saveEdit: vi.fn(), keepBoth: vi.fn(), endEdit: vi.fn() };
  const edit = { text: 'mine', theirs, busy: false, restored: false, type: vi.fn() };
  render(NoteEditor, {
    props: { capture: capture as unknown as Capture, edit: edit as unknown as NoteEdit },
  });
  await userEvent.setup().type(screen.getByRole('textbox', { name: 'Edit this line' }), '{Enter}');
  return capture;
}

test('Enter saves the line', async () => {
  const capture = await open();
  expect(capture.saveEdit).toHaveBeenCalledOnce();
});

test('Enter at a line that was changed meanwhile keeps both texts', async () => {
  const capture = await open('theirs');
  expect(capture.saveEdit).not.toHaveBeenCalled();
  expect(capture.keepBoth).toHaveBeenCalledOnce();
});

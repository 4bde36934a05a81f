import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { NoteKind, api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { sampleState } from '$lib/api/fake/seed';
import { undo } from '$lib/act';
import { Shortcuts, commands } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import WrapUpView from './WrapUpView.svelte';

const shortcuts = new Shortcuts();
const onkeydown = (event: KeyboardEvent) => void shortcuts.handle(event, commands.available);

beforeEach(async () => {
  const state = sampleState();
  const note = state.notes.find(({ id }) => id === 'n6')!;
  state.notes.push({
    ...note,
    id: 'p1',
    kind: NoteKind.Action,
    speakerId: 'rina',
    text: 'send the checklist',
    due: '2026-11-27',
  });
  useBackend(createFake({ state }));
  await workspace.refresh();
  window.removeEventListener('keydown', onkeydown);
  window.addEventListener('keydown', onkeydown);
});

async function open() {
  const user = userEvent.setup();
  render(WrapUpView, { sessionId: 'close' });
  await screen.findByText(/0 of 3 confirmed/);
  await waitFor(() => expect(box(/Pilot with the two/)).toHaveFocus());
  return user;
}

const box = (name: RegExp) => screen.getByRole('checkbox', { name });
const note = async (id: string) => (await api.notes.list('close')).find((one) => one.id === id);

test('a session is read back in sentences', async () => {
  await open();
  expect(box(/We decided: Pilot with the two smallest entities first/)).toBeVisible();
  expect(box(/Budi asks: Show open variances while the month is still running/)).toBeVisible();
  expect(box(/Rina promises: send the checklist, by .*27/)).toBeVisible();
});

test('a statement is confirmed by who said it, and the next one is at hand', async () => {
  const user = await open();
  await user.keyboard('c');
  await screen.findByText(/1 of 3 confirmed/);
  expect(box(/We decided/).closest('li')).toHaveTextContent('Confirmed by Maya Lim');
  expect(box(/Budi asks/)).toHaveFocus();
  await user.keyboard('{Enter}');
  await waitFor(async () => expect((await note('n4'))?.confirmedBy).toBe('budi'));
});

test('somebody else confirms', async () => {
  const user = await open();
  await user.keyboard('b');
  const dialog = await screen.findByRole('dialog', { name: 'Who confirms it?' });
  await user.type(within(dialog).getByRole('combobox'), 'Budi{Enter}');
  await waitFor(async () => expect((await note('n6'))?.confirmedBy).toBe('budi'));
});

test('a statement is corrected where it stands', async () => {
  const user = await open();
  await user.keyboard('je');
  const line = await screen.findByRole('textbox', { name: 'Correct this line' });
  expect(line).toHaveFocus();
  await user.clear(line);
  await user.type(line, '! Show them by owner{Enter}');
  expect(await screen.findByRole('checkbox', { name: /Budi asks: Show them by owner/ })).toHaveFocus();
});

test('Escape leaves a line as it was, and stays on the screen', async () => {
  const user = await open();
  await user.keyboard('e');
  await user.type(await screen.findByRole('textbox', { name: 'Correct this line' }), ' and more{Escape}');
  await waitFor(() => expect(box(/We decided/)).toHaveFocus());
  expect((await note('n6'))?.text).toBe('Pilot with the two smallest entities first');
});

test('what was heard wrong is dropped, its line stays, and undo brings it back', async () => {
  const user = await open();
  await user.keyboard('d');
  await screen.findByText(/0 of 2 confirmed/);
  expect((await note('n6'))?.kind).toBe(NoteKind.Note);
  await undo();
  expect(await screen.findByText(/0 of 3 confirmed/)).toBeVisible();
});

test('keys that follow each other quickly are each for another statement', async () => {
  const user = await open();
  await user.keyboard('dc');
  await screen.findByText(/1 of 2 confirmed/);
  expect((await note('n6'))?.kind).toBe(NoteKind.Note);
  expect((await note('n4'))?.confirmedBy).toBe('budi');
});

test('a promise is turned to the other one', async () => {
  const user = await open();
  await user.keyboard('jjt');
  expect(await screen.findByRole('checkbox', { name: /I promise Rina: send the checklist/ })).toBeVisible();
});

test('whom a promise is owed to is chosen', async () => {
  const user = await open();
  await user.keyboard('jjt');
  await screen.findByRole('checkbox', { name: /I promise Rina/ });
  await user.keyboard('w');
  const dialog = await screen.findByRole('dialog', { name: 'To whom do you owe it?' });
  await user.type(within(dialog).getByRole('combobox'), 'Budi{Enter}');
  expect(await screen.findByRole('checkbox', { name: /I promise Budi: send the checklist/ })).toHaveFocus();
});

test('what had to be asked and was not stands at the top, to be ticked', async () => {
  const user = await open();
  await user.click(await screen.findByRole('checkbox', { name: /What would earlier numbers let you do/ }));
  await waitFor(() => expect(screen.queryByText('Not asked yet')).toBeNull());
});

test('the note that follows is shown beside it', async () => {
  await open();
  const preview = screen.getByRole('article', { name: 'Preview of the follow-up note' });
  expect(await within(preview).findByText('send the checklist')).toBeVisible();
});

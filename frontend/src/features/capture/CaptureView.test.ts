import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { Code, api, sessionFilter, useBackend, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { failure } from '$lib/api/fake/memory';
import { bindings, commands } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import CaptureView from './CaptureView.svelte';

let backend: Backend;

beforeEach(async () => {
  backend = createFake();
  useBackend(backend);
  await workspace.refresh();
});

/** The planned session, which has no notes: jsdom lays nothing out, so a long list would show none. */
async function open(sessionId = 'payouts') {
  const view = render(CaptureView, { props: { sessionId } });
  const composer = await screen.findByRole('textbox', { name: 'Note' });
  return { ...view, composer, user: userEvent.setup() };
}

const texts = async (sessionId: string) => (await api.notes.list(sessionId)).map(({ text }) => text);

test('the composer has the focus, and Enter saves the line', async () => {
  const { composer, user } = await open();
  expect(composer).toHaveFocus();
  await user.keyboard('! see the fee before the payout{Enter}');
  expect(composer).toHaveValue('');
  await waitFor(async () => expect(await texts('payouts')).toEqual(['see the fee before the payout']));
  expect(await screen.findByText('Saved')).toBeVisible();
});

test('the kind shows as it is typed', async () => {
  const { user } = await open();
  await user.keyboard('~');
  expect(await screen.findByText('Pain')).toBeVisible();
});

test('Shift+Enter makes a line break in one note', async () => {
  const { user } = await open();
  await user.keyboard('one{Shift>}{Enter}{/Shift}two{Enter}');
  await waitFor(async () => expect(await texts('payouts')).toEqual(['one\ntwo']));
});

test('pasted lines become one note each, in their order', async () => {
  const { user } = await open();
  await user.paste('- first\n- second\n\n- third');
  expect(await screen.findByText(/saves 3 notes/)).toBeVisible();
  await user.keyboard('{Enter}');
  await waitFor(async () => expect(await texts('payouts')).toEqual(['first', 'second', 'third']));
});

test('who is speaking is carried by the next lines', async () => {
  const { user, composer } = await open();
  await user.click(await screen.findByRole('button', { name: /^Sana Okafor/ }));
  expect(composer).toHaveFocus();
  await user.keyboard('it is late{Enter}');
  await waitFor(async () => expect((await api.notes.list('payouts'))[0]?.speakerId).toBe('sana'));
});

test('a line that cannot be saved is never called saved, and Retry saves it', async () => {
  const { Add } = backend.notes;
  backend.notes.Add = () => Promise.reject(failure(Code.Unavailable, 'The disk is full.'));
  const { user } = await open();
  await user.keyboard('keep me{Enter}');
  expect(await screen.findByText('Not saved')).toBeVisible();
  expect(screen.queryByText('Saved')).toBeNull();
  backend.notes.Add = Add;
  commands.run('lines.retry');
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(await texts('payouts')).toEqual(['keep me']);
});

test('what is typed comes back after leaving', async () => {
  const { user, unmount } = await open('close');
  await user.keyboard('half a sen');
  unmount();
  await waitFor(async () => expect(await api.notes.draft('close')).toBe('half a sen'));
  const again = await open('close');
  await waitFor(() => expect(again.composer).toHaveValue('half a sen'));
});

test('undo in a composer that was not typed into takes back the last step', async () => {
  const undo = vi.fn();
  const off = commands.add(() => [{ id: 'history.undo', title: 'Undo', group: 'Change', run: undo }]);
  const { user } = await open();
  await user.keyboard('a slip{Enter}');
  await user.keyboard('{Control>}z{/Control}');
  expect(undo).toHaveBeenCalledOnce();
  await user.keyboard('x{Backspace}{Control>}z{/Control}');
  expect(undo).toHaveBeenCalledOnce();
  off();
});

test('a planned session says what it is about once, and starts', async () => {
  const [planned] = (await api.sessions.list(sessionFilter())).filter(({ id }) => id === 'payouts');
  const session = { ...planned!, goal: 'Know which fee comes as a surprise.' };
  await api.sessions.update({ session, participantIds: ['sana'], newPeople: [], answers: [] });
  const { user } = await open();
  const start = await screen.findByRole('button', { name: 'Start now' });
  expect(screen.getAllByText(session.goal)).toHaveLength(1);
  await user.click(start);
  expect(await screen.findByRole('button', { name: 'Wrap up' })).toBeVisible();
});

test('an earlier version of a note is shown with what changed, and brought back', async () => {
  const { user } = await open();
  await user.keyboard('two days late{Enter}');
  await waitFor(async () => expect(await texts('payouts')).toHaveLength(1));
  const [note] = await api.notes.list('payouts');
  await api.notes.edit({ id: note!.id, line: 'three days late', revision: note!.revision });
  commands.run('note.history');
  const dialog = await screen.findByRole('dialog', { name: 'Earlier versions' });
  expect(await within(dialog).findByText('three', { selector: 'mark' })).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Bring back' }));
  await waitFor(async () => expect(await texts('payouts')).toEqual(['two days late']));
});

test('Enter completes a half name, and never takes itself from a line or a new tag', async () => {
  const { user, composer } = await open();
  await user.keyboard('late again @sa');
  expect(await screen.findByRole('option', { name: /Sana Okafor/, selected: true })).toBeVisible();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(composer).toHaveValue('late again @Sana '));
  await user.keyboard('#acc');
  expect(await screen.findByRole('option', { name: 'accruals' })).toHaveAttribute('aria-selected', 'false');
  await user.keyboard('{Enter}');
  await waitFor(async () => expect((await api.notes.list('payouts'))[0]?.tags).toEqual(['acc']));
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('Tab takes the first tag, the arrows another, and Escape closes the list for good', async () => {
  const { user, composer } = await open();
  await user.keyboard('#a');
  const options = await screen.findAllByRole('option');
  await user.keyboard('{Tab}');
  await waitFor(() => expect(composer).toHaveValue(`#${options[0]!.textContent.trim()} `));
  await user.keyboard('@');
  await screen.findAllByRole('option');
  await user.keyboard('{Escape}m');
  expect(screen.queryByRole('option')).toBeNull();
  expect(composer).toHaveFocus();
});

test('an unknown name can become a person who takes part', async () => {
  const { user, composer } = await open();
  await user.keyboard('@Dewi');
  const add = await screen.findByRole('option', { name: 'Add “Dewi” as a person' });
  expect(add).toHaveAttribute('aria-selected', 'false');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(composer).toHaveValue('@Dewi '));
  expect((await api.sessions.get('payouts')).participantIds).toHaveLength(2);
});

test('Tab moves a typed line in under the one above; where it can go no deeper, and in an empty one, it leaves', async () => {
  const { user, composer } = await open();
  await user.keyboard('top{Enter}');
  await waitFor(async () => expect(await texts('payouts')).toHaveLength(1));
  await user.keyboard('below{Tab}{Enter}');
  await waitFor(async () =>
    expect((await api.notes.list('payouts')).map(({ level }) => level)).toEqual([0, 1]),
  );
  await user.keyboard('out again{Shift>}{Tab}{/Shift}');
  expect(composer).toHaveFocus();
  await user.keyboard('{Enter}{Tab}');
  expect(composer).not.toHaveFocus();
  await waitFor(async () => expect((await api.notes.list('payouts'))[2]?.level).toBe(0));
});

test('the keys of the line can be changed', async () => {
  bindings.use([{ command: 'line.save', keys: ['Mod+Enter'] }]);
  const { user } = await open();
  await user.keyboard('one{Enter}two{Control>}{Enter}{/Control}');
  await waitFor(async () => expect(await texts('payouts')).toEqual(['one\ntwo']));
  bindings.use([]);
});

test('a session that seems to have been left running asks quietly when it ended', async () => {
  await api.sessions.start('payouts');
  const { user, composer } = await open();
  expect(composer).toHaveFocus();
  const section = await screen.findByRole('region', { name: 'Did this session end?' });
  await user.click(within(section).getByRole('button', { name: 'It still runs' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Did this session end?' })).toBeNull());
  expect(composer).toHaveFocus();
});

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, askFilter, blankAsk, Channel, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { bindings, commands } from '$lib/commands';
import { veil } from '$lib/veil.svelte';
import { workspace } from '$lib/workspace.svelte';
import CaptureView from './CaptureView.svelte';
import EarlierAsk from './EarlierAsk.svelte';

let productId: string;

beforeEach(async () => {
  useBackend(createFake());
  veil.shown = false;
  await workspace.refresh();
  productId = (await api.sessions.get('payouts')).productId;
  await asked('Show the payout date before it is asked for', 'rina');
});

const form = (statement: string) => ({
  ask: blankAsk(productId, statement),
  channel: Channel.Ticket,
  at: '2026-11-20',
  words: '',
  newPerson: '',
  newReporter: '',
});

const asked = (statement: string, stakeholderId: string) =>
  api.asks.create({ ...form(statement), stakeholderId });

/** Opens a session without notes; each view has one that was not looked at before. */
async function open() {
  const { id } = await api.sessions.get('payouts');
  render(CaptureView, { props: { sessionId: id } });
  const composer = await screen.findByRole('textbox', { name: 'Note' });
  return { composer, user: userEvent.setup() };
}

// jsdom lays nothing out, so the list shows no rows: that the same was asked before shows in what can be done.
const known = () => waitFor(() => expect(commands.find('before.add')).toBeDefined());
const unknown = () => waitFor(() => expect(commands.find('before.add')).toBeUndefined());
const roots = async () =>
  (await api.asks.list(askFilter({ productId }))).map(({ statement }) => statement).toSorted();

test('an ask that was asked before says so, and typing goes on', async () => {
  const { composer, user } = await open();
  await user.keyboard('! payout date{Enter}ab');
  await known();
  expect(composer).toHaveFocus();
  expect(composer).toHaveValue('ab');
  expect(screen.getByText('Asked before by 1 person · 1 team')).toBeInTheDocument();
});

test('one key makes it one more voice of the older ask, and undo takes that back', async () => {
  const { composer, user } = await open();
  await user.keyboard('! the payout needs a date{Enter}');
  await known();
  commands.run('before.add');
  await waitFor(async () => expect(await roots()).not.toContain('the payout needs a date'));
  await unknown();
  expect(composer).toHaveFocus();
  await api.history.undo();
  await known();
  expect(await roots()).toContain('the payout needs a date');
});

test('another key says that it is not the same, for ever', async () => {
  const { user } = await open();
  await user.keyboard('! one payout date for all{Enter}');
  await known();
  commands.run('before.apart');
  await unknown();
  expect(await roots()).toHaveLength(2);
});

test('an older ask and what makes it the same are hidden while either is off the record', async () => {
  const note = (
    await api.notes.add({ sessionId: 'payouts', lines: [{ text: '// ! a payout by a date' }] })
  )[0]?.note;
  const match = note && (await api.asks.askedBefore(note.id)).matches[0];
  if (!match) throw new Error('it was asked before');
  render(EarlierAsk, { props: { note, match } });
  const older = screen.getByText('Show the payout date before it is asked for');
  expect(older).toHaveAttribute('aria-hidden', 'true');
  expect(screen.queryByText(/payout · date/)).toBeNull();
  veil.shown = true;
  expect(await screen.findByText(/payout · date/)).toBeVisible();
});

test('its keys can be told and changed as all others', () => {
  expect(bindings.first('before.add')).toBe('Alt+J');
});

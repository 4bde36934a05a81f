import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { Consent, api, sessionFilter, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { Shortcuts, commands } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import CaptureView from './CaptureView.svelte';

const shortcuts = new Shortcuts();
// jsdom animates nothing.
Element.prototype.getAnimations = () => [];

beforeEach(async () => {
  useBackend(createFake());
  await workspace.refresh();
  const handle = (event: KeyboardEvent) => void shortcuts.handle(event, commands.available);
  window.addEventListener('keydown', handle);
  return () => window.removeEventListener('keydown', handle);
});

async function open(sessionId: string) {
  render(CaptureView, { props: { sessionId } });
  const composer = await screen.findByRole('textbox', { name: 'Note' });
  return { composer, user: userEvent.setup() };
}

const asked = async () =>
  (await api.questions.list('close')).filter(({ askedMs }) => askedMs !== undefined).map(({ id }) => id);

test('the guide says what was asked and when, and what digs deeper', async () => {
  await open('close');
  expect(await screen.findByText('1 of 3 asked')).toBeVisible();
  expect(screen.getByRole('checkbox', { name: /Walk me through/ })).toBeChecked();
  expect(screen.getByText('18:01')).toBeVisible();
});

test('a key ticks the next question, another a given one, and the caret stays in the line', async () => {
  const { composer, user } = await open('close');
  await screen.findByText('1 of 3 asked');
  await user.keyboard('half a line{Alt>}g{/Alt}');
  expect(await screen.findByText('2 of 3 asked')).toBeVisible();
  expect(await asked()).toEqual(['q1', 'q2']);
  await user.keyboard('{Alt>}{Shift>}1{/Shift}{/Alt}');
  expect(await screen.findByText('1 of 3 asked')).toBeVisible();
  expect(await asked()).toEqual(['q2']);
  await user.keyboard('{Alt>}{Shift>}g{/Shift}{/Alt}');
  expect(await screen.findByText('0 of 3 asked')).toBeVisible();
  expect(composer).toHaveFocus();
  expect(composer).toHaveValue('half a line');
});

test('a tick by mouse gives the caret back', async () => {
  const { composer, user } = await open('close');
  await user.click(await screen.findByRole('checkbox', { name: /Who else feels this/ }));
  expect(await screen.findByText('2 of 3 asked')).toBeVisible();
  expect(composer).toHaveFocus();
});

test('a planned session takes a guide and is not ticked', async () => {
  const { user } = await open('payouts');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await screen.findByRole('button', { name: 'Use a guide' });
  await waitFor(() => expect(commands.find('guide.use.interview-internal')).toBeDefined());
  commands.run('guide.use.interview-internal');
  const list = await screen.findByRole('list', { name: 'Questions to ask' });
  expect(await within(list).findByText('How do you cope now?')).toBeVisible();
  expect(within(list).getByText('What happened then?')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Add a question' }));
  await user.keyboard('Who waits?{Enter}');
  expect(await within(list).findByText('Who waits?')).toBeVisible();
  await user.keyboard('{Escape}');
  await user.click(within(list).getByRole('button', { name: /Who waits/ }));
  await user.keyboard(' And where?{Enter}');
  const changed = await within(list).findByRole('button', { name: /Who waits\? And where\?/ });
  await waitFor(() => expect(changed).toHaveFocus());
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  const texts = async () => (await api.questions.list('payouts')).map(({ text }) => text);
  await waitFor(async () => expect((await texts())[1]).toBe('Who waits? And where?'));
  await waitFor(() => expect(screen.getByRole('button', { name: /And where/ })).toHaveFocus());
  await user.keyboard('m');
  await waitFor(async () => expect((await api.questions.list('payouts'))[1]?.mustAsk).toBe(true));
  await waitFor(() => expect(screen.getByRole('button', { name: /And where/ })).toHaveFocus());
  await user.keyboard('{Delete}');
  await waitFor(async () => expect(await texts()).toHaveLength(2));
});

async function planWith(personId: string): Promise<string> {
  const [like] = await api.sessions.list(sessionFilter());
  const session = { ...like!, title: 'Again', productId: 'erp' };
  delete session.startedAt;
  delete session.endedAt;
  return (await api.sessions.create({ session, participantIds: [personId], newPeople: [], answers: [] })).id;
}

test('what was left unasked last time is carried forward by one key and says where it comes from', async () => {
  const id = await planWith('budi');
  const { user } = await open(id);
  expect(await screen.findByText('2 questions were left unasked last time.')).toBeVisible();
  await user.keyboard('{Alt>}u{/Alt}');
  await waitFor(async () => expect(await api.questions.list(id)).toHaveLength(2));
  expect(await screen.findAllByText(/From “Month-end close/)).toHaveLength(2);
  expect(screen.queryByText(/left unasked last time/)).toBeNull();
});

test('last time with a person tells what became of what they asked', async () => {
  await open(await planWith('budi'));
  const card = (await screen.findByText('Last time with Budi Santoso')).closest('details')!;
  expect(within(card).getByText('Show open variances while the month is still running')).toBeVisible();
  expect(within(card).getByText('REQ-001')).toBeVisible();
});

test('consent is said by a command or at the person, and what declining means is shown', async () => {
  const { user } = await open('close');
  await screen.findByText('1 of 3 asked');
  commands.run('consent.everyone');
  const answers = async () => (await api.sessions.get('close')).participants.map(({ consent }) => consent);
  await waitFor(async () => expect(await answers()).toEqual([Consent.Given, Consent.Given, Consent.Given]));
  commands.run('consent.budi');
  await user.click(await screen.findByRole('menuitem', { name: /Declined/ }));
  expect(await screen.findByText(/Budi Santoso declined: .* out of every export/)).toBeVisible();
  expect(await answers()).toEqual([Consent.Given, Consent.Declined, Consent.Given]);
});

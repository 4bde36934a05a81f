import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { NoteKind, Outcome, api, promiseFilter, useBackend, type Note } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { emptyState, sampleState } from '$lib/api/fake/seed';
import { undo } from '$lib/act';
import { Shortcuts, commands } from '$lib/commands';
import { dayAhead } from '$lib/domain/promises';
import { veil } from '$lib/veil.svelte';
import { workspace } from '$lib/workspace.svelte';
import PromisesView from './PromisesView.svelte';

const shortcuts = new Shortcuts();
const onkeydown = (event: KeyboardEvent) => void shortcuts.handle(event, commands.available);

function promise(id: string, text: string, due: string, more: Partial<Note> = {}): Note {
  const { speakerId, ...note } = sampleState().notes[0]!;
  void speakerId;
  return { ...note, id, text, due, kind: NoteKind.Action, ...more };
}

beforeEach(async () => {
  const state = sampleState();
  state.notes = [
    promise('later', 'Send Rina the checklist', dayAhead(40), { owedTo: 'rina' }),
    promise('late', 'Budi counts the invoices', '2020-01-01', { speakerId: 'budi' }),
    promise('never', 'Ask legal', ''),
  ];
  useBackend(createFake({ state }));
  await workspace.refresh();
  window.removeEventListener('keydown', onkeydown);
  window.addEventListener('keydown', onkeydown);
});

async function open(query = '') {
  window.location.hash = `#/promises${query}`;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  const user = userEvent.setup();
  render(PromisesView);
  await screen.findByText(/^\d+ (open|settled)/);
  return user;
}

const titles = () =>
  screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent.trim());
const first = async () => (await api.promises.list(promiseFilter()))[0]!;

test('what is overdue stands first, what has no day last', async () => {
  await open();
  expect(await screen.findByText('3 open · 1 overdue')).toBeVisible();
  expect(titles()).toEqual(['Overdue 1', 'Later 1', 'Without a day 1']);
  const late = screen.getByText('Budi counts the invoices').closest('li')!;
  expect(late).toHaveTextContent('Budi Santoso');
  expect(late).toHaveTextContent('owes you');
  expect(late).toHaveTextContent('overdue');
});

test('promises stand under their people too', async () => {
  const user = await open();
  await user.click(await screen.findByRole('radio', { name: 'By person' }));
  expect(titles()).toEqual(['Budi Santoso 1', 'Rina Hartono 1', 'Nobody in particular 1']);
});

test('the address narrows the ledger to one debtor or person', async () => {
  await open('?debtor=me');
  expect(await screen.findByText('2 open')).toBeVisible();
  window.location.hash = '#/promises?person=rina';
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  expect(await screen.findByText('1 open')).toBeVisible();
});

test('a promise is done by one key, and open again by undo', async () => {
  const user = await open();
  await screen.findByText('Budi counts the invoices');
  await user.keyboard('jd');
  await waitFor(() => expect(screen.queryByText('Budi counts the invoices')).toBeNull());
  expect((await api.promises.list(promiseFilter({ settled: true })))[0]?.outcome).toBe(Outcome.Done);
  await waitFor(() =>
    expect(document.activeElement?.closest('li')).toHaveTextContent('Send Rina the checklist'),
  );
  await undo();
  expect(await screen.findByText('Budi counts the invoices')).toBeVisible();
});

test('two keys that follow each other quickly settle two promises', async () => {
  const user = await open();
  await screen.findByText('Budi counts the invoices');
  await user.keyboard('jdx');
  await waitFor(() => expect(titles()).toEqual(['Without a day 1']));
  const settled = await api.promises.list(promiseFilter({ settled: true }));
  expect(settled.map(({ outcome }) => outcome)).toEqual([Outcome.Done, Outcome.Dropped]);
});

test('a promise moves to another day', async () => {
  const user = await open();
  await screen.findByText('Budi counts the invoices');
  await user.keyboard('jm');
  await user.click(await screen.findByRole('button', { name: 'Tomorrow' }));
  await waitFor(async () => expect((await first()).due).toBe(dayAhead(1)));
  expect(titles()[0]).toBe('In the next days 1');
});

test('who owes it turns by one key, and another person is chosen', async () => {
  const user = await open();
  await screen.findByText('Budi counts the invoices');
  await user.keyboard('jt');
  await waitFor(async () => expect((await first()).owedTo).toBe('budi'));
  await user.keyboard('w');
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('combobox'), 'Maya{Enter}');
  await waitFor(async () => expect((await first()).owedTo).toBe('maya'));
});

test('a private promise cannot be read until it is shown', async () => {
  const state = sampleState();
  state.notes = [promise('p', 'Cover for the controller', '', { owedTo: 'rina', private: true })];
  useBackend(createFake({ state }));
  await open();
  const link = await screen.findByRole('link', { name: /a private promise/ });
  expect(link).not.toHaveAccessibleName(/Cover/);
  flushSync(() => (veil.shown = true));
  expect(link).toHaveAccessibleName(/Cover for the controller/);
  veil.shown = false;
});

test('an empty ledger says how a promise is made', async () => {
  useBackend(createFake({ state: emptyState() }));
  await workspace.refresh();
  await open();
  expect(await screen.findByText('Nobody owes anything')).toBeVisible();
});

import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { api, blankAsk, useBackend, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { sampleState } from '$lib/api/fake/seed';
import { redo, undo } from '$lib/act';
import { Shortcuts, commands } from '$lib/commands';
import { toasts } from '$lib/ui';
import { workspace } from '$lib/workspace.svelte';
import DuplicatesView from './DuplicatesView.svelte';
import { remembered } from './remembered';
import SuggestView from './SuggestView.svelte';

const shortcuts = new Shortcuts();
const onkeydown = (event: KeyboardEvent) => void shortcuts.handle(event, commands.available);
let backend: Backend;

const wanted = [
  'Export the ledger',
  'Export the invoices',
  'Remind the suppliers',
  'Remind the auditors',
  'Dark mode',
];

beforeEach(async () => {
  remembered.clear();
  toasts.list = [];
  window.location.hash = '#/themes/erp?view=suggest';
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  const state = sampleState();
  const [first] = state.asks;
  if (!first) throw new Error('the sample has no ask');
  state.asks = wanted.map((statement, i) => ({
    ...first,
    ...blankAsk('erp', statement),
    id: `n${i}`,
    revision: 1,
  }));
  for (const ask of state.asks) delete ask.themeId;
  state.voices = [];
  backend = createFake({ state });
  useBackend(backend);
  await workspace.refresh();
  window.removeEventListener('keydown', onkeydown);
  window.addEventListener('keydown', onkeydown);
});

const names = () =>
  [...document.querySelectorAll<HTMLElement>('[data-group] .name')].map((element) => element.textContent);
async function themes() {
  const columns = (await api.themes.board('erp')).filter(({ askIds }) => askIds.length > 0);
  return Promise.all(
    columns.map(async ({ name, askIds }) => {
      const cards = await api.themes.cards(askIds);
      return `${name}: ${cards.map(({ statement }) => statement).join(', ')}`;
    }),
  );
}

async function open() {
  const user = userEvent.setup();
  render(SuggestView, { productId: 'erp' });
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
  return user;
}

test('accepts in part under another name by keys, and undo brings the suggestion back', async () => {
  const user = await open();
  await user.keyboard('e');
  await user.keyboard('Exports{Enter}');
  await user.click(screen.getByRole('checkbox', { name: 'Export the invoices' }));
  await user.keyboard('a');
  await waitFor(async () => expect(await themes()).toContain('Exports: Export the ledger'));
  await waitFor(() => expect(names()).toEqual(['Remind']));
  expect(within(screen.getByRole('navigation')).getByText('Export the invoices')).toBeVisible();
  await api.history.undo();
  await waitFor(() => expect(names()).toEqual(['Exports', 'Remind']));
});

test('what is dismissed goes, is counted, and is brought back', async () => {
  const user = await open();
  await user.keyboard('jx');
  await waitFor(() => expect(names()).toEqual(['Export']));
  await user.click(screen.getByRole('button', { name: 'Bring back 1 dismissed' }));
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
});

test('corrections stay among the suggestions and can be taken back', async () => {
  const user = await open();
  await user.keyboard('m');
  await user.click(await screen.findByRole('option', { name: /Remind/ }));
  await waitFor(() => expect(names()).toEqual(['Remind']));
  toasts.list.at(-1)?.action?.run();
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));

  await user.click(screen.getByRole('button', { name: 'Move “Export the ledger” …' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByRole('checkbox', { name: 'Export the invoices' })).not.toBeChecked();
  expect(await api.history.state()).toEqual({});
});

test('what was changed stays when the slider moves and when one comes back; grouped anew, it is gone', async () => {
  const user = await open();
  await user.keyboard('e');
  await user.keyboard('Mine{Enter}');
  await waitFor(() => expect(names()).toEqual(['Mine', 'Remind']));
  const made = vi.spyOn(backend.suggestions, 'Make');
  await user.keyboard('+');
  await waitFor(() => expect(made).toHaveBeenCalled());
  expect(made.mock.lastCall?.[0]).toMatchObject({ finer: 1, kept: [{ askIds: ['n0', 'n1'] }], out: [] });
  await waitFor(() => expect(names()).toEqual(['Mine', 'Remind']));

  cleanup();
  render(SuggestView, { productId: 'erp' });
  await waitFor(() => expect(names()).toEqual(['Mine', 'Remind']));
  await user.click(screen.getByRole('button', { name: 'Group anew' }));
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
});

test('says so when the asks make no theme', async () => {
  const texts = await api.asks.rows(wanted.map((_, i) => `n${i}`));
  const unplaced = texts.map(({ id }) => id);
  const nothing = { cancelled: false, byWords: false, themes: [], loose: [], dismissed: 0, conflicts: [] };
  backend.suggestions.Make = () => Promise.resolve({ ...nothing, unplaced, texts });
  render(SuggestView, { productId: 'erp' });
  expect(await screen.findByText('No theme among these')).toBeVisible();
  expect(screen.getByText('Dark mode')).toBeVisible();
});

const undoKeys = '{Control>}z{/Control}';
const redoKeys = '{Control>}{Shift>}z{/Shift}{/Control}';
const told = () => toasts.list.at(-1)?.text;
async function merge(user: Awaited<ReturnType<typeof open>>) {
  await user.keyboard('m');
  await user.click(await screen.findByRole('option', { name: /Remind/ }));
  await waitFor(() => expect(names()).toEqual(['Remind']));
}
/** Undo and redo of the workspace, as everywhere. */
function everywhere() {
  const run = (id: string, work: () => unknown) => ({ id, title: 'Stored', group: 'Change', run: work });
  return commands.add(() => [run('history.undo', undo), run('history.redo', redo)]);
}

test('undo takes corrections back before what was stored, and redo does them again', async () => {
  const off = everywhere();
  await api.asks.update({ ...(await api.asks.get('n4')), statement: 'Dark colours' });
  const user = await open();
  await merge(user);
  await user.click(screen.getByRole('checkbox', { name: 'Export the ledger' }));
  await waitFor(() => expect(commands.find('history.undo')?.title).toBe('Undo: Untick an ask'));
  await user.keyboard(undoKeys);
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Export the ledger' })).toBeChecked());
  await user.keyboard(undoKeys);
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
  expect(told()).toBe('Undone: Merge “Export” into “Remind”');
  expect(commands.find('history.redo')?.title).toBe('Redo: Merge “Export” into “Remind”');

  await user.keyboard(redoKeys);
  await waitFor(() => expect(names()).toEqual(['Remind']));
  await user.keyboard(undoKeys);
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
  expect((await api.asks.get('n4')).statement).toBe('Dark colours');
  await user.keyboard(undoKeys);
  await waitFor(async () => expect((await api.asks.get('n4')).statement).toBe('Dark mode'));
  off();
});

test('what was stored since a correction is taken back before it', async () => {
  const off = everywhere();
  const user = await open();
  await user.keyboard('e');
  await user.keyboard('Mine{Enter}');
  await user.keyboard('ja');
  await waitFor(() => expect(names()).toEqual(['Mine']));
  await waitFor(() => expect(commands.find('history.undo')?.title).toBe('Stored'));
  await user.keyboard(undoKeys);
  await waitFor(() => expect(names()).toEqual(['Mine', 'Remind']));
  await waitFor(() => expect(commands.find('history.undo')?.title).toBe('Undo: Rename “Export”'));
  await user.keyboard(undoKeys);
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
  off();
});

test('a message takes back no other correction than its own', async () => {
  const user = await open();
  await merge(user);
  const message = toasts.list.at(-1);
  await user.click(screen.getByRole('button', { name: 'Tick none' }));
  message?.action?.run();
  await waitFor(() => expect(told()).toMatch(/^Something was done since/));
  expect(names()).toEqual(['Remind']);
});

test('a message takes its correction back though one went elsewhere', async () => {
  const user = await open();
  await merge(user);
  cleanup();
  toasts.list.at(-1)?.action?.run();
  await waitFor(() => expect(told()).toMatch(/^Undone/));
  render(SuggestView, { productId: 'erp' });
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));

  await merge(user);
  cleanup();
  render(SuggestView, { productId: 'erp' });
  await waitFor(() => expect(names()).toEqual(['Remind']));
  toasts.list.at(-1)?.action?.run();
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
});

test('grouping anew can be taken back, also after one was elsewhere', async () => {
  const user = await open();
  await merge(user);
  await user.click(screen.getByRole('button', { name: 'Group anew' }));
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
  await waitFor(() => expect(told()).toBe('All is grouped anew'));
  await user.keyboard(undoKeys);
  await waitFor(() => expect(names()).toEqual(['Remind']));

  cleanup();
  render(SuggestView, { productId: 'erp' });
  await waitFor(() => expect(names()).toEqual(['Remind']));
  await waitFor(() => expect(commands.find('history.undo')).toBeDefined());
  await user.keyboard(undoKeys);
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
});

test('what is corrected while all is grouped again stands', async () => {
  const user = await open();
  const make = backend.suggestions.Make;
  let answer!: (found: undefined) => void;
  const asked = new Promise((resolve) => (answer = resolve));
  backend.suggestions.Make = async (form) => {
    const made = await make(form);
    await asked;
    return made;
  };
  await user.keyboard('+');
  await screen.findByText('Grouping anew …');
  await user.click(screen.getByRole('checkbox', { name: 'Export the ledger' }));
  answer(undefined);
  await screen.findByText('1 step finer');
  expect(screen.getByRole('checkbox', { name: 'Export the ledger' })).not.toBeChecked();
});

test('after asks were moved the focus is on the suggestion that they left, or on where they went', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(SuggestView, { productId: 'erp' });
  await waitFor(() => expect(names()).toEqual(['Export', 'Remind']));
  const move = async (statement: string) => {
    await user.click(screen.getByRole('button', { name: `Move “${statement}” …` }));
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByLabelText(/^To:/).focus();
    await user.keyboard('{Enter}R{Enter}');
    await user.click(within(dialog).getByRole('button', { name: 'Move 1 ask' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  };
  const focused = () => document.querySelector('[data-group]:focus .name')?.textContent;
  await move('Export the ledger');
  await waitFor(() => expect(focused()).toBe('Export'));
  await move('Export the invoices');
  await waitFor(() => expect(focused()).toBe('Remind'));
});

test('a theme without parts says so, and leads back to the board', async () => {
  window.location.hash = '#/themes/erp?view=suggest&split=t1';
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  backend.suggestions.Split = () => Promise.resolve([]);
  render(SuggestView, { productId: 'erp' });
  expect(await screen.findByText('There is nothing to split')).toBeVisible();
  expect(screen.getByText(/These asks belong together/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the board' })).toBeVisible();
  expect(screen.queryByText(/0 asks/)).toBeNull();
});

test('says when nothing but words was at hand', async () => {
  await open();
  expect(screen.getByText(/Grouped by words alone/)).toBeVisible();
});

test('duplicates are merged and kept apart by keys', async () => {
  window.location.hash = '#/asks?view=duplicates&product=erp';
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  backend.suggestions.Duplicates = async () => ({
    cancelled: false,
    byWords: true,
    pairs: [
      { askId: 'n0', otherId: 'n1', score: 0.9, sure: true, words: ['export'], differ: [] },
      {
        ...{ askId: 'n2', otherId: 'n3', score: 0.6, sure: false, words: [] },
        differ: ['one denies what the other says'],
      },
    ],
    asks: await backend.asks.Rows(['n0', 'n1', 'n2', 'n3']),
  });
  const user = userEvent.setup();
  render(DuplicatesView);
  const rows = () => document.querySelectorAll('[data-pair]').length;
  await waitFor(() => expect(rows()).toBe(2));
  expect(screen.getByText(/one denies/)).toBeVisible();
  expect(screen.getAllByText(/Less sure/)).toHaveLength(1);
  await waitFor(() => expect(document.activeElement).toHaveAttribute('data-pair', 'n0+n1'));
  await user.keyboard('{Enter}');
  await waitFor(async () => expect((await api.asks.get('n0')).merged).toHaveLength(1));
  await waitFor(() => expect(document.activeElement).toHaveAttribute('data-pair', 'n2+n3'));
  await user.keyboard('n');
  await waitFor(() => expect(rows()).toBe(0));
  await api.history.undo();
  await waitFor(() => expect(rows()).toBe(1));
});

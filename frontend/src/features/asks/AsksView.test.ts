import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, askFilter, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { emptyState } from '$lib/api/fake/seed';
import { undo } from '$lib/act';
import { deletedWords } from '$lib/asks/deleteAsks';
import { Shortcuts, commands } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import AsksView from './AsksView.svelte';

const shortcuts = new Shortcuts();
const onkeydown = (event: KeyboardEvent) => void shortcuts.handle(event, commands.available);

beforeEach(async () => {
  useBackend(createFake());
  await workspace.refresh();
  window.removeEventListener('keydown', onkeydown);
  window.addEventListener('keydown', onkeydown);
});

function open(query = '') {
  window.location.hash = `#/asks${query}`;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  const user = userEvent.setup();
  render(AsksView);
  return user;
}

test('the filter in the address narrows the list', async () => {
  open('?theme=none');
  expect(await screen.findByText('1 of 4 asks')).toBeVisible();
});

test('a filter that nothing passes can be taken away', async () => {
  const user = open('?q=nothing+like+this');
  await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
  expect(await screen.findByText('4 asks')).toBeVisible();
  expect(window.location.hash).toBe('#/asks');
});

test('a product whose asks are shown says so, also where it has none, and is taken away', async () => {
  const [erp] = workspace.products;
  if (!erp) throw new Error('the sample has no product');
  const { id } = await api.products.create({ ...erp, name: 'Shop' });
  await workspace.refresh();
  const user = open(`?product=${id}`);
  expect(await screen.findByText('0 asks')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Remove the filter Product: Shop' }));
  expect(await screen.findByText('4 asks')).toBeVisible();
  expect(window.location.hash).toBe('#/asks');
});

test('an empty workspace says what to do next', async () => {
  useBackend(createFake({ state: emptyState() }));
  await workspace.refresh();
  open();
  expect(await screen.findByText('Nobody has asked for anything yet')).toBeVisible();
});

test('a statement is saved when it is left', async () => {
  const user = open('?ask=a1');
  const statement = await screen.findByLabelText('Statement');
  await user.clear(statement);
  await user.type(statement, 'Show them by owner');
  await user.tab();
  await waitFor(async () => expect((await api.asks.get('a1')).statement).toBe('Show them by owner'));
});

test('a text that changed meanwhile is kept beside what was typed', async () => {
  const user = open('?ask=a1');
  const statement = await screen.findByLabelText('Statement');
  await user.clear(statement);
  await user.type(statement, 'Mine');
  await api.asks.update({ ...(await api.asks.get('a1')), statement: 'Theirs' });
  expect(await screen.findByText('Theirs', { selector: 'blockquote' })).toBeVisible();
  expect(statement).toHaveValue('Mine');
  await user.click(screen.getByRole('button', { name: 'Keep mine' }));
  await waitFor(async () => expect((await api.asks.get('a1')).statement).toBe('Mine'));
});

test('Escape gives up what was typed', async () => {
  const user = open('?ask=a1');
  const need = await screen.findByLabelText('Need');
  await user.type(need, 'Something{Escape}');
  expect(need).toHaveValue('');
  expect((await api.asks.get('a1')).need).toBe('');
});

test('a deleted ask comes back by undo', async () => {
  const user = open('?ask=a1');
  await user.click(await screen.findByRole('button', { name: 'Delete ask' }));
  expect(await screen.findByText('3 asks')).toBeVisible();
  await undo();
  expect(await screen.findByText('4 asks')).toBeVisible();
});

test('several asks are deleted as one step, and come back by undo', async () => {
  const user = open();
  await screen.findByText('4 asks');
  await user.keyboard('x');
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(screen.getByText('2 selected')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Delete/ }));
  expect(await screen.findByText('2 asks')).toBeVisible();
  await undo();
  expect(await screen.findByText('4 asks')).toBeVisible();
});

test('X selects the first ask when none is under the caret yet', async () => {
  const user = open();
  await screen.findByText('4 asks');
  await user.keyboard('x');
  expect(screen.getByText('1 selected')).toBeVisible();
  await user.keyboard('x');
  expect(screen.queryByText('1 selected')).toBeNull();
});

test.each([
  [1, 0, 0, 'Ask deleted'],
  [1, 2, 1, 'Ask deleted with the 2 asks merged into it. 1 requirement cited it and now lacks that source.'],
  [12, 0, 0, '12 asks deleted'],
  [
    12,
    1,
    3,
    '12 asks deleted with the 1 ask merged into them. 3 requirements cited them and now lack that source.',
  ],
])('deleting %i asks, with %i merged and %i citing, says so', (count, merged, cited, words) => {
  expect(deletedWords(count, { merged, cited })).toBe(words);
});

test('an ask from a ticket is added with a person who is new', async () => {
  const user = open();
  await screen.findByText('4 asks');
  await user.keyboard('n');
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('What they want'), 'Pay out daily');
  await user.type(within(dialog).getByLabelText('Who'), 'Wei Chen');
  await user.click(await screen.findByText('Add “Wei Chen”'));
  await within(dialog).findByRole('button', { name: /^Remove/ });
  await user.click(within(dialog).getByRole('button', { name: 'Add ask' }));
  expect(await screen.findByText('5 asks')).toBeVisible();
  const made = (await api.asks.list(askFilter())).find((ask) => ask.statement === 'Pay out daily');
  const people = await api.stakeholders.list();
  expect(people.find(({ id }) => id === made?.personIds[0])?.name).toBe('Wei Chen');
  await waitFor(() => expect(window.location.hash).toBe(`#/asks?ask=${made?.id ?? ''}`));
});

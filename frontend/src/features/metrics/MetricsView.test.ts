import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { sampleState } from '$lib/api/fake/seed';
import { undo } from '$lib/act';
import { Shortcuts, commands } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import MetricsView from './MetricsView.svelte';

const shortcuts = new Shortcuts();
const onkeydown = (event: KeyboardEvent) => void shortcuts.handle(event, commands.available);

async function open(query = '', state = sampleState()) {
  useBackend(createFake({ state }));
  await workspace.refresh();
  window.location.hash = `#/metrics${query}`;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  const user = userEvent.setup();
  render(MetricsView);
  await screen.findByText(/^\d+ metrics?/);
  return user;
}

beforeEach(() => {
  window.removeEventListener('keydown', onkeydown);
  window.addEventListener('keydown', onkeydown);
});

const rows = (name: RegExp) =>
  within(screen.getByRole('table', { name })).getAllByRole('row').slice(1); // prettier-ignore
const days = async () => (await api.metrics.list('erp'))[0]!;

test('a list says of each metric where it is, where it is to go, and how it stands', async () => {
  await open('?product=erp');
  expect(screen.getByText('2 metrics · 1 reading due')).toBeVisible();
  const [first, second] = rows(/Metrics of/);
  expect(first).toHaveTextContent(/Days to close.*Rina Hartono.*5.*better.*3.*by .*2027.*On track/);
  expect(second).toHaveTextContent(/NPS.*–.*at least 20.*No reading.*Reading due/);
});

test('a product without metrics teaches what its kind is measured by', async () => {
  const user = await open('?product=seller');
  expect(await screen.findByText(/how many stay/)).toBeVisible();
  await user.click(await screen.findByRole('button', { name: /Customers still there/ }));
  const dialog = await screen.findByRole('dialog', { name: 'New metric' });
  expect(within(dialog).getByLabelText('Name')).toHaveValue('Customers still there after 90 days');
  expect(within(dialog).getByLabelText('Target')).toHaveValue('');
  await user.type(within(dialog).getByLabelText('Target'), 'soon');
  await user.click(within(dialog).getByRole('button', { name: 'Add metric' }));
  expect(await within(dialog).findByText('This is no number.')).toBeVisible();
  await user.clear(within(dialog).getByLabelText('Target'));
  await user.type(within(dialog).getByLabelText('Target'), '70{Enter}');
  await waitFor(async () => expect((await api.metrics.list('seller'))[0]?.target).toBe(70));
});

test('a reading is added by two keys and its value, and taken back by undo', async () => {
  const user = await open('?product=erp');
  await user.keyboard('jr');
  const value = await screen.findByLabelText('Value (days)');
  await waitFor(() => expect(value).toHaveFocus());
  await user.keyboard('four{Enter}');
  expect(await screen.findByText('This is no number.')).toBeVisible();
  await user.clear(value);
  await user.keyboard('4{Enter}');
  await waitFor(async () => expect((await days()).latest?.value).toBe(4));
  await waitFor(() => expect(value).toHaveValue(''));
  await undo();
  expect((await days()).latest?.value).toBe(5);
});

test('a day that has a reading says so, and its reading is replaced', async () => {
  const state = sampleState();
  const today = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  const readOn = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
  state.readings.push({ id: 'now', metricId: 'days', readOn, value: 4.5, note: '' });
  const user = await open('?product=erp&metric=days', state);
  await user.type(await screen.findByLabelText('Value (days)'), '4');
  expect(screen.getByText(/has a reading: 4.5/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Replace 4.5' }));
  await waitFor(async () => expect((await days()).readings.map(({ value }) => value)).toEqual([6, 5, 4]));
});

test('the drawing is told in words, and every reading stands in a table', async () => {
  const user = await open('?product=erp&metric=days');
  const chart = await screen.findByRole('img', { name: /^Readings of Days to close/ });
  expect(chart).toHaveTextContent(/Target 3/);
  expect(chart).toHaveTextContent(/Baseline 6/);
  const table = screen.getByRole('table', { name: /Readings of Days to close/ });
  expect(within(table).getAllByRole('row')[1]).toHaveTextContent(/Oct.*5.*Two entities late/);
  await user.click(within(table).getByRole('button', { name: /Delete the reading of (5 Oct|Oct 5)/ }));
  await waitFor(async () => expect((await days()).readings).toHaveLength(1));
});

test('a reading is mended, but not onto the day of another', async () => {
  const user = await open('?product=erp&metric=days');
  await user.click(await screen.findByRole('button', { name: /Edit the reading of (5 Oct|Oct 5)/ }));
  const dialog = await screen.findByRole('dialog', { name: /Edit the reading of (5 Oct|Oct 5)/ });
  await user.clear(within(dialog).getByLabelText('Value'));
  await user.type(within(dialog).getByLabelText('Value'), '5.5{Enter}');
  await waitFor(async () =>
    expect((await days()).latest).toMatchObject({ value: 5.5, readOn: '2026-10-05' }),
  );
});

test('pasted readings come in whole, and a line that is none keeps all of them out', async () => {
  const user = await open('?product=erp&metric=days');
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog', { name: 'Paste readings of Days to close' });
  const field = within(dialog).getByLabelText('Days and values');
  await user.type(field, '2026-10-05,4{Enter}soon,1');
  expect(await within(dialog).findByText(/Nothing comes in until this line is mended/)).toBeVisible();
  expect(within(dialog).getByRole('listitem')).toHaveTextContent('Line 2 This is no reading.');
  expect(within(dialog).getByRole('button', { name: 'Add readings' })).toBeDisabled();
  await user.clear(field);
  await user.type(field, '2026-10-05,4{Enter}2026-11-04,3');
  expect(await within(dialog).findByText(/1 of them replace/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Add 2 readings' }));
  await waitFor(async () => expect((await days()).readings.map(({ value }) => value)).toEqual([6, 4, 3]));
});

test('metrics change places and leave by keys', async () => {
  const user = await open('?product=erp&metric=nps');
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  await waitFor(() => expect(rows(/Metrics of/)[0]).toHaveTextContent('NPS'));
  await user.keyboard('{Delete}');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'NPS' })).toBeNull());
});

import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { api, Code, useBackend, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { failure } from '$lib/api/fake/memory';
import { Shortcuts, commands } from '$lib/commands';
import { toasts } from '$lib/ui';
import { workspace } from '$lib/workspace.svelte';
import { layOutColumns } from '../../../test/layout';
import ThemesView from './ThemesView.svelte';

const shortcuts = new Shortcuts();
const onkeydown = (event: KeyboardEvent) => void shortcuts.handle(event, commands.available);
let backend: Backend;

function place(hash: string) {
  window.location.hash = hash;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

layOutColumns();

beforeEach(async () => {
  place('#/themes');
  backend = createFake();
  useBackend(backend);
  await workspace.refresh();
  window.removeEventListener('keydown', onkeydown);
  window.addEventListener('keydown', onkeydown);
});

async function open() {
  const user = userEvent.setup();
  render(ThemesView, { productId: '' });
  await screen.findByText('No re-keying');
  await waitFor(() => expect(document.querySelectorAll('[data-ask-id]')).toHaveLength(4));
  return user;
}

const shape = () =>
  [...document.querySelectorAll<HTMLElement>('[data-lane]')]
    .map((c) => [...c.querySelectorAll<HTMLElement>('[data-ask-id]')].map((a) => a.dataset.askId).join(','))
    .join(' | ');
const focused = () => document.activeElement?.closest<HTMLElement>('[data-ask-id]')?.dataset.askId;
const stored = async () => (await api.themes.board('erp')).map((c) => c.askIds.join(',')).join(' | ');

test('shows the asks without a theme first, and counts independent voices', async () => {
  await open();
  expect(shape()).toBe('a4 | a1,a2 | a3');
  expect(screen.getByText(/4 asks · 3 in 2 themes, 1 not placed · 3 people, 2 teams/)).toBeVisible();
});

test('a card moves by Shift and an arrow, is stored there and keeps the focus', async () => {
  const user = await open();
  await user.keyboard('{ArrowDown}{Shift>}{ArrowRight}{/Shift}');
  expect(shape()).toBe(' | a4,a1,a2 | a3');
  expect(focused()).toBe('a4');
  await waitFor(async () => expect(await stored()).toBe(shape()));
});

test('a card moves to a theme found by its name', async () => {
  const user = await open();
  await user.keyboard('{ArrowDown}m');
  await user.type(await screen.findByRole('combobox'), 'rekey');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(shape()).toBe(' | a1,a2 | a3,a4'));
});

test('moves that follow each other fast arrive in order', async () => {
  const user = await open();
  await user.keyboard('{ArrowDown}{Shift>}{ArrowRight}{ArrowDown}{ArrowDown}{ArrowRight}{/Shift}');
  expect(shape()).toBe(' | a1,a2 | a3,a4');
  await waitFor(async () => expect(await stored()).toBe(shape()));
});

test('a refused move is taken back and told', async () => {
  const user = await open();
  vi.spyOn(backend.asks, 'Move').mockRejectedValue(failure(Code.Unavailable, 'The disk is full.'));
  await user.keyboard('{ArrowDown}{Shift>}{ArrowRight}{/Shift}');
  await waitFor(() => expect(shape()).toBe('a4 | a1,a2 | a3'));
  expect(toasts.list.at(-1)?.text).toContain('The disk is full.');
});

test('a theme is renamed where it stands', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'No re-keying' }));
  await user.keyboard('Type it once{Enter}');
  expect(await screen.findByRole('button', { name: 'Type it once' })).toBeVisible();
});

test('a new theme is named in place', async () => {
  const user = await open();
  await user.keyboard('t');
  await user.type(await screen.findByLabelText('Name of the new theme'), 'Approvals{Enter}');
  expect(await screen.findByRole('region', { name: 'Approvals' })).toBeVisible();
});

test('a deleted theme leaves its asks without one', async () => {
  const user = await open();
  screen.getByRole('button', { name: 'No re-keying' }).focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(shape()).toBe('a3,a4 | a1,a2'));
  expect(toasts.list.at(-1)?.action?.label).toBe('Undo');
});

test('an address that leads to an ask selects its card', async () => {
  place('#/themes?ask=a2');
  const user = await open();
  const card = await screen.findByRole('link', { name: /One page that says/, current: true });
  expect(card.closest('[data-ask-id]')).toHaveAttribute('data-ask-id', 'a2');
  await user.keyboard('{ArrowUp}');
  expect(focused()).toBe('a1');
});

test('an open ask leads to the moment of each voice', async () => {
  const user = await open();
  await user.click(await screen.findByText('Show open variances while the month is still running'));
  const aside = await screen.findByRole('complementary', { name: 'Ask' });
  expect(await within(aside).findByText('2 people, 1 team, 2 channels')).toBeVisible();
  expect(within(aside).getByRole('link', { name: /20:47/ })).toHaveAttribute(
    'href',
    '#/sessions/close?note=n4',
  );
});

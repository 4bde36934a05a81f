import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend, type SessionSummary } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { emptyState } from '$lib/api/fake/seed';
import { commands } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import SessionsView from './SessionsView.svelte';
import { byDate, byProduct } from './groups';

function place(hash: string) {
  window.location.hash = hash;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

beforeEach(async () => {
  place('#/sessions');
  useBackend(createFake());
  await workspace.refresh();
});

const session = (id: string, more: Partial<SessionSummary>) =>
  ({ id, productId: 'p', productName: 'P', plannedAt: '2026-11-20T09:00:00Z', ...more }) as SessionSummary;

test('sessions stand under running, planned (the next first), then the months', () => {
  const began = (day: string) => ({ startedAt: `${day}T09:00:00Z`, endedAt: `${day}T10:00:00Z` });
  const groups = byDate([
    session('later', { plannedAt: '2026-12-24T09:00:00Z' }),
    session('sooner', { plannedAt: '2026-12-01T09:00:00Z' }),
    session('now', { startedAt: '2026-11-23T09:00:00Z' }),
    session('november', began('2026-11-02')),
    session('october', began('2026-10-02')),
  ]);
  expect(groups.map(({ sessions }) => sessions.map(({ id }) => id))).toEqual([
    ['now'],
    ['sooner', 'later'],
    ['november'],
    ['october'],
  ]);
  expect(groups.slice(0, 2).map(({ title }) => title)).toEqual(['Running', 'Planned']);
});

test('by product, names are in order', () => {
  const groups = byProduct([
    session('1', { productId: 'b', productName: 'Zebra' }),
    session('2', { productId: 'a', productName: 'Ädler' }),
  ]);
  expect(groups.map(({ title }) => title)).toEqual(['Ädler', 'Zebra']);
});

test('the list says what there is and leads into it', async () => {
  render(SessionsView);
  const link = await screen.findByRole('link', { name: /Month-end close/ });
  expect(link).toHaveAttribute('href', '#/sessions/close');
  expect(link).toHaveTextContent(/6 notes/);
  commands.run('sessions.down');
  expect(screen.getByRole('link', { name: /payouts/ })).toHaveFocus();
});

test('each group is a region named by its heading', async () => {
  render(SessionsView);
  expect(await screen.findByRole('region', { name: /November 2026/ })).toBeVisible();
});

test('an empty list names what it is narrowed to, and leads to a session of that', async () => {
  place('#/sessions?product=erp&person=sana');
  render(SessionsView);
  expect(await screen.findByText('No session about ERP finance with Sana Okafor yet')).toBeVisible();
  await userEvent.click(screen.getAllByRole('button', { name: 'New session' })[0]!);
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('combobox', { name: /Product/ })).toHaveTextContent('ERP finance');
  expect(dialog).toHaveTextContent('Sana Okafor');
});

test('a link opens the form for a product', async () => {
  place('#/sessions?product=seller&new=1');
  render(SessionsView);
  const dialog = await screen.findByRole('dialog', { name: 'New session' });
  expect(within(dialog).getByRole('combobox', { name: /Product/ })).toHaveTextContent('Seller centre');
  expect(window.location.hash).toBe('#/sessions?product=seller');
});

test('what was wrong with a field is said no longer once it is changed', async () => {
  const user = userEvent.setup();
  render(SessionsView);
  await screen.findByRole('link', { name: /payouts/ });
  commands.run('session.new');
  const title = await screen.findByRole('textbox', { name: 'Title' });
  await user.click(screen.getByRole('button', { name: 'Create session' }));
  await waitFor(() => expect(title).toBeInvalid());
  await user.type(title, 'C');
  expect(title).not.toBeInvalid();
});

test('a new session with a new person is made and opened', async () => {
  const user = userEvent.setup();
  render(SessionsView);
  await screen.findByRole('link', { name: /payouts/ });
  commands.run('session.new');
  await user.type(await screen.findByRole('textbox', { name: 'Title' }), 'Close again');
  await user.click(screen.getByRole('button', { name: 'Create session' }));
  await waitFor(async () => {
    const made = (await api.sessions.list({ productId: '', stakeholderId: '' })).find(
      (s) => s.title === 'Close again',
    );
    expect(window.location.hash).toBe(`#/sessions/${made?.id}`);
  });
});

test('without products the empty list asks for one first', async () => {
  useBackend(createFake({ state: emptyState() }));
  await workspace.refresh();
  render(SessionsView);
  expect(await screen.findByRole('button', { name: 'New product' })).toBeVisible();
});

test('a session that seems to have been left running is asked about in its row', async () => {
  await api.sessions.start('payouts');
  render(SessionsView);
  expect(await screen.findByText('Did it end?')).toBeVisible();
});

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend, type SearchResult } from '$lib/api';
import { createFake } from '$lib/api/fake';
import ReviewView from './ReviewView.svelte';

const backend = createFake();

beforeEach(() => {
  useBackend(backend);
  window.location.hash = '#/review';
  window.dispatchEvent(new HashChangeEvent('hashchange'));
});

const field = () => screen.getByRole('combobox', { name: /^Search notes/ });

test('before typing, the past sessions are there', async () => {
  render(ReviewView);
  expect(await screen.findByText('Month-end close: what slows the last two days')).toBeInTheDocument();
  expect(field()).toHaveFocus();
});

test('hits come as one types, with the match marked; Enter opens the chosen one', async () => {
  const user = userEvent.setup();
  render(ReviewView);
  await user.type(field(), 'the');
  const hits = await screen.findAllByRole('option');
  expect(hits.length).toBeGreaterThan(1);
  expect(hits[0]?.querySelector('mark')).toHaveTextContent(/the/i);
  await user.keyboard('{ArrowDown}');
  expect(hits[1]).toHaveAttribute('aria-selected', 'true');
  const place = hits[1]?.getAttribute('href');
  await user.keyboard('{Enter}');
  expect(window.location.hash).toBe(place);
});

test('an answer that comes late does not replace a newer one', async () => {
  const user = userEvent.setup();
  const answers = new Map<string, (result: SearchResult) => void>();
  useBackend({
    ...backend,
    search: { Find: ({ text }) => new Promise((resolve) => answers.set(text, resolve)) },
  });
  render(ReviewView);
  await user.type(field(), 'ac');
  const { hits } = await backend.search.Find({ ...(await emptyQuery()), text: 'Accruals', limit: 9 });
  answers.get('ac')?.({ hits, more: false });
  await screen.findAllByRole('option');
  answers.get('a')?.({ hits: [], more: false });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.getAllByRole('option')).toHaveLength(hits.length);
});

test('Enter before the answer is there opens its first hit', async () => {
  const user = userEvent.setup();
  let answer: ((result: SearchResult) => void) | undefined;
  useBackend({ ...backend, search: { Find: () => new Promise((resolve) => (answer = resolve)) } });
  render(ReviewView);
  await user.type(field(), 'the{Enter}');
  expect(window.location.hash).toBe('#/review');
  const found = await backend.search.Find({ ...(await emptyQuery()), text: 'the', limit: 9 });
  answer?.(found);
  const first = found.hits[0];
  await waitFor(() => expect(window.location.hash).toContain(first?.id ?? 'a hit'));
});

async function emptyQuery() {
  const { searchQuery } = await import('$lib/api');
  return searchQuery('');
}

test('nothing found says what to try', async () => {
  const user = userEvent.setup();
  render(ReviewView);
  await user.type(field(), 'zebra');
  expect(await screen.findByText(/Nothing found for “zebra”/)).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(field()).toHaveValue(''));
  expect(await api.sessions.list({ productId: '', stakeholderId: '' })).not.toHaveLength(0);
});

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import TrashView from './TrashView.svelte';
import { belongings } from './trash.svelte';

beforeEach(() => useBackend(createFake()));

test('an empty trash says what will be in it', async () => {
  render(TrashView);
  expect(await screen.findByText('The trash is empty')).toBeVisible();
});

test('what was deleted is found by its words and restored', async () => {
  await api.stakeholders.delete('rina');
  await api.stakeholders.delete('maya');
  const user = userEvent.setup();
  render(TrashView);
  expect(await screen.findByText('Rina Hartono')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Search the trash' }), 'rina');
  await waitFor(() => expect(screen.queryByText('Maya Lim')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Restore: Rina Hartono' }));
  expect(await screen.findByText('Nothing in the trash holds that')).toBeVisible();
  expect((await api.stakeholders.list()).map(({ name }) => name)).toContain('Rina Hartono');
  await user.click(screen.getByRole('button', { name: 'Show everything' }));
  expect(await screen.findByText('Maya Lim')).toBeVisible();
});

test('what went with it is said', () => {
  const item = { id: '', ref: '', title: '', place: '', private: false, deletedAt: '' };
  const said = (notes: number, asks: number) =>
    belongings({ ...item, kind: 'session', notes, asks } as never);
  expect([said(12, 3), said(1, 0), said(0, 0)]).toEqual(['with 12 notes and 3 asks', 'with 1 note', '']);
});

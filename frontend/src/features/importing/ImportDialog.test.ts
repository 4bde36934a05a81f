import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { importing } from '$lib/domain/importing.svelte';
import { workspace } from '$lib/workspace.svelte';
import ImportDialog from './ImportDialog.svelte';

beforeEach(async () => {
  useBackend(createFake());
  importing.close();
  await workspace.refresh();
});

async function open() {
  render(ImportDialog);
  await importing.choose({ sessionId: 'close', title: 'Month-end close' });
  return { user: userEvent.setup(), go: await screen.findByRole('button', { name: 'Import' }) };
}

test('a file is told before it comes in: its format, length and speakers', async () => {
  await open();
  expect(screen.getByText(/talk.vtt · WebVTT · 3 lines · 1:15 long/)).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Rina is' })).toHaveValue('Rina Hartono');
  expect(screen.getByText('A new person')).toBeVisible();
  expect(await api.transcripts.list('close')).toEqual([]);
});

test('names and the beginning are taken over, and asks only when wanted', async () => {
  const { user, go } = await open();
  const guest = screen.getByRole('combobox', { name: 'Guest 1 is' });
  await user.clear(guest);
  expect(screen.getByText('Stays without a person')).toBeVisible();
  const begins = screen.getByRole('textbox', { name: 'The transcript begins at' });
  await user.clear(begins);
  await user.type(begins, '-1:00');
  await user.click(go);
  await waitFor(async () => expect(await api.transcripts.list('close')).toHaveLength(1));
  const [made] = await api.transcripts.list('close');
  expect(made?.shiftMs).toBe(-60_000);
  const lines = await api.transcripts.lines(made?.id ?? '');
  expect(lines.map(({ speakerId }) => speakerId)).toEqual(['rina', undefined, 'rina']);
});

test('a beginning that is no time keeps the file out', async () => {
  const { user, go } = await open();
  await user.type(screen.getByRole('textbox', { name: 'The transcript begins at' }), 'x');
  await user.click(go);
  expect(screen.getByText(/A time such as 1:30/)).toBeVisible();
  expect(await api.transcripts.list('close')).toEqual([]);
});

test('the same file is remarked', async () => {
  const { user, go } = await open();
  await user.click(go);
  await waitFor(() => expect(importing.preview).toBeUndefined());
  await importing.choose({ sessionId: 'close', title: 'Month-end close' });
  expect(await screen.findByRole('alert')).toHaveTextContent('This file was imported');
  expect(screen.getByRole('button', { name: 'Import again' })).toBeVisible();
});

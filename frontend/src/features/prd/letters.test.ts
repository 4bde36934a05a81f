import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { commands } from '$lib/commands';
import PRDView from './PRDView.svelte';

beforeEach(() => {
  window.location.hash = '#/prds/prd';
  useBackend(createFake());
});

test('letters to everyone are written from the export, and who gets none is said', async () => {
  const user = userEvent.setup();
  render(PRDView, { props: { prdId: 'prd' } });
  await screen.findByRole('textbox', { name: 'Title' });
  commands.run('prd.letters');
  const dialog = await screen.findByRole('dialog', { name: 'Export' });
  await user.click(await within(dialog).findByRole('button', { name: /^Write \d+ letters? …$/ }));
  expect(await within(dialog).findByText('Quenby Quillfeather')).toBeVisible();
  expect(within(dialog).getByText('No letter to 1 person:')).toBeVisible();
  expect(within(dialog).getByText('/home/pm/letters')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Replace 1 file' }));
  await waitFor(() => expect(within(dialog).queryByRole('button', { name: 'Replace 1 file' })).toBeNull());
});

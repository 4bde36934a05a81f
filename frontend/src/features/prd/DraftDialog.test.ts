import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { workspace } from '$lib/workspace.svelte';
import DraftDialog from './DraftDialog.svelte';

beforeEach(async () => {
  useBackend(createFake());
  await workspace.refresh();
});

test('a theme is ticked and unticked with its parts, and each part by itself', async () => {
  const [whole, part] = await api.themes.list('erp');
  await api.themes.move({ themeId: part?.id ?? '', parentId: whole?.id ?? '', beforeId: '' });
  const user = userEvent.setup();
  render(DraftDialog, { productId: 'erp', onclose: () => undefined });
  const wholeBox = await screen.findByRole('checkbox', { name: new RegExp(whole?.name ?? '') });
  const partBox = screen.getByRole('checkbox', { name: new RegExp(part?.name ?? '') });
  expect(wholeBox).toBeChecked();
  expect(partBox).toBeChecked();
  await user.click(wholeBox);
  expect(partBox).not.toBeChecked();
  await user.click(partBox);
  expect(wholeBox).not.toBeChecked();
  await user.click(wholeBox);
  await user.click(wholeBox);
  expect(partBox).not.toBeChecked();
  await user.click(wholeBox);
  expect(partBox).toBeChecked();
});

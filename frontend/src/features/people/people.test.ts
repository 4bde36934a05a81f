import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { workspace } from '$lib/workspace.svelte';
import PeopleView from './PeopleView.svelte';

beforeEach(async () => {
  useBackend(createFake());
  await workspace.refresh();
});

test('a name that somebody has is remarked, however it is written', async () => {
  const other = workspace.people[0];
  if (!other) throw new Error('the sample has people');
  render(PeopleView);
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  await user.click(screen.getByRole('button', { name: 'New person' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.type(name, ` ${other.name.toUpperCase()}`);
  expect(name).toHaveAccessibleDescription(new RegExp(`already ${other.name}`));
  await user.type(name, ' the Second');
  expect(name).not.toHaveAccessibleDescription();
});

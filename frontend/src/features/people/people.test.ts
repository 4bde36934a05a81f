import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { api, Relationship, Side, unmade, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { workspace } from '$lib/workspace.svelte';
import PeopleView from './PeopleView.svelte';

const somebody = {
  ...unmade,
  ...{ role: '', team: '', organisation: '' },
  side: Side.Inside,
  relationship: Relationship.Peer,
};

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

test('of very many people as many are drawn as are looked at, and down to the one who is selected', async () => {
  for (let i = 0; i < 150; i++) await api.stakeholders.create({ ...somebody, name: `Person ${i}` });
  await workspace.refresh();
  vi.spyOn(IntersectionObserver.prototype, 'observe').mockReturnValue();
  const last = workspace.people.at(-1)?.id ?? '';
  render(PeopleView);
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', String(workspace.people.length + 1));
  expect(screen.getAllByRole('row').length).toBeLessThan(100);
  expect(document.getElementById(`person-${last}`)).toBeNull();
  window.location.hash = `#/people?person=${last}`;
  await waitFor(() => expect(document.getElementById(`person-${last}`)).toBeInTheDocument());
});

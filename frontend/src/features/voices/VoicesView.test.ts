import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { emptyState } from '$lib/api/fake/seed';
import { workspace } from '$lib/workspace.svelte';
import VoicesView from './VoicesView.svelte';

beforeEach(async () => {
  useBackend(createFake());
  await workspace.refresh();
});

function open(place: string, productId = '') {
  window.location.hash = place;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  render(VoicesView, { props: { productId } });
  return userEvent.setup();
}

test('teams that were never heard are told, with the way to plan a session with them', async () => {
  const [product] = workspace.products;
  if (!product) throw new Error('the sample has a product');
  await api.products.update({ ...product, teams: ['Payroll'] });
  await workspace.refresh();
  open(`#/voices/${product.id}?view=teams`, product.id);
  const never = await screen.findByRole('region', { name: /^Never heard/ });
  expect(within(never).getByText('Payroll')).toBeVisible();
  expect(within(never).getByText('Nobody of this team is known yet')).toBeVisible();
  const plan = within(never).getByRole('link', { name: 'Plan a session with Payroll' });
  expect(plan).toHaveAttribute('href', `#/sessions?product=${product.id}&new=1`);
});

test('a person who stands behind asks is one person, with the way to them', async () => {
  open('#/voices?view=people');
  const rina = await screen.findByRole('link', { name: 'Rina Hartono' });
  expect(rina).toHaveAttribute('href', '#/people?person=rina');
  expect(screen.getByText(/counts once, however often/)).toBeVisible();
});

test('without asks it says what to do next', async () => {
  useBackend(createFake({ state: emptyState() }));
  await workspace.refresh();
  open('#/voices');
  expect(await screen.findByText('Nobody has been heard on this yet')).toBeVisible();
});

test('says that it counts until the answer is there', async () => {
  const user = open('#/voices');
  expect(screen.getByRole('status')).toHaveTextContent('Counting …');
  expect(await screen.findByRole('grid')).toBeVisible();
  expect(screen.queryByText('Counting …')).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'People' }));
  expect(await screen.findByText(/counts once, however often/)).toBeVisible();
  expect(screen.queryByText('Counting …')).toBeNull();
});

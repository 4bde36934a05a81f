import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import SuggestField from './SuggestField.svelte';

function open() {
  const suggestions = ['Accounting', 'Logistics', 'Warehouse'];
  render(SuggestField, { props: { label: 'Team', suggestions } });
  return { user: userEvent.setup({ pointerEventsCheck: 0 }), field: screen.getByLabelText('Team') };
}

test('a suggestion is taken with the arrows and Enter', async () => {
  const { user, field } = open();
  await user.type(field, 'log{ArrowDown}{Enter}');
  expect(field).toHaveValue('Logistics');
  expect(field).toHaveAttribute('aria-expanded', 'false');
});

test('a text of one’s own stays as it is typed', async () => {
  const { user, field } = open();
  await user.type(field, 'Acc{Enter}');
  expect(field).toHaveValue('Acc');
});

test('Escape closes the suggestions and keeps the text', async () => {
  const { user, field } = open();
  await user.type(field, 'Acc');
  expect(field).toHaveAttribute('aria-expanded', 'true');
  await user.keyboard('{Escape}');
  expect(field).toHaveAttribute('aria-expanded', 'false');
  expect(field).toHaveValue('Acc');
});

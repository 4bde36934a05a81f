import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import PickMany from './PickMany.svelte';

const options = [
  { value: 'ana', label: 'Ana Müller' },
  { value: 'anders', label: 'Anders Holm' },
  { value: 'li', label: '李小龙' },
];

function open(more: { value?: string[]; single?: boolean } = {}) {
  const onchange = vi.fn();
  const create = vi.fn((name: string) => `new ${name}`);
  render(PickMany, { props: { label: 'Who', options, create, onchange, ...more } });
  return {
    onchange,
    create,
    user: userEvent.setup({ pointerEventsCheck: 0 }),
    input: screen.getByRole('combobox'),
  };
}

test('names are typed one after the other', async () => {
  const { user, onchange, create, input } = open();
  await user.click(input);
  await user.keyboard('Mül{Enter}');
  expect(input).toHaveValue('');
  await user.keyboard('李{Enter}');
  expect(input).toHaveValue('');
  await user.keyboard('Brand New{Enter}');
  expect(create.mock.calls).toEqual([['Brand New']]);
  expect(onchange).toHaveBeenLastCalledWith(['ana', 'li', 'new Brand New']);
});

test('a new name is nobody whose name has its letters here and there', async () => {
  const { user, onchange, input } = open();
  await user.click(input);
  await user.keyboard('Ader{Enter}');
  expect(onchange).toHaveBeenLastCalledWith(['new Ader']);
});

test('the list closes after a choice and opens at the next letter, without what is chosen', async () => {
  const { user, input } = open();
  await user.click(input);
  await user.keyboard('Ana{Enter}');
  expect(input).toHaveAttribute('aria-expanded', 'false');
  await user.keyboard('An');
  expect(screen.getAllByRole('option', { hidden: true }).map((option) => option.textContent.trim())).toEqual([
    'Anders Holm',
    'Add “An”',
  ]);
});

test('one who is chosen is not offered as new', async () => {
  const { user, input } = open({ value: ['ana'] });
  await user.click(input);
  await user.keyboard('ana müller');
  expect(screen.queryByRole('option', { hidden: true })).not.toBeInTheDocument();
  expect(screen.getByText('Chosen already')).toBeInTheDocument();
});

test('where one fits, another takes its place', async () => {
  const { user, onchange, input } = open({ value: ['ana'], single: true });
  await user.click(input);
  await user.keyboard('And{Enter}');
  expect(onchange).toHaveBeenLastCalledWith(['anders']);
});

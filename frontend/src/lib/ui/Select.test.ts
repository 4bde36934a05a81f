import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Select from './Select.svelte';

function focused() {
  const onchange = vi.fn();
  const options = ['Comma', 'Tab', 'Shift'].map((label) => ({ value: label.toLowerCase(), label }));
  render(Select, { props: { label: 'Set apart by', options, value: 'comma', onchange } });
  const trigger = screen.getByLabelText(/^Set apart by/);
  trigger.focus();
  return { user: userEvent.setup({ pointerEventsCheck: 0 }), trigger, onchange };
}

test('the keys that go past it, and those of the screen, choose nothing', async () => {
  const { user, trigger, onchange } = focused();
  await user.keyboard('s{Shift>}{Tab}{/Shift}');
  trigger.focus();
  await user.tab();
  expect(onchange).not.toHaveBeenCalled();
  expect(trigger).toHaveTextContent('Comma');
});

test('opened by a key, it is chosen from by typing', async () => {
  const { user, trigger, onchange } = focused();
  await user.keyboard('{Enter}t{Enter}');
  expect(onchange).toHaveBeenCalledWith('tab');
  expect(trigger).toHaveTextContent('Tab');
});

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import Dialog from './Dialog.svelte';

const children = createRawSnippet(() => ({ render: () => '<input aria-label="Name">' }));

function open(onsubmit?: () => void) {
  const onclose = vi.fn();
  render(Dialog, { props: { open: true, title: 'New', children, onclose, ...(onsubmit && { onsubmit }) } });
  return { onclose, user: userEvent.setup({ pointerEventsCheck: 0 }), name: screen.getByLabelText('Name') };
}

const question = /Escape again/;

async function clickBeside(user: ReturnType<typeof userEvent.setup>) {
  const veil = document.querySelector('.ui-veil');
  if (!veil) throw new Error('the dialog has no veil');
  await user.click(veil);
  // A click outside is looked at a little later than it happens.
  await new Promise((done) => setTimeout(done, 40));
}

test('a form with nothing typed goes at Escape', async () => {
  const { user, onclose } = open(() => undefined);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

test('a form with something typed asks at Escape, and goes at the second', async () => {
  const { user, onclose, name } = open(() => undefined);
  await user.type(name, 'Ana');
  await user.keyboard('{Escape}');
  expect(screen.getByText(question)).toBeInTheDocument();
  expect(name).toHaveValue('Ana');
  expect(onclose).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

test('typing on answers the question', async () => {
  const { user, onclose, name } = open(() => undefined);
  await user.type(name, 'Ana');
  await user.keyboard('{Escape}');
  await user.type(name, ' Müller');
  expect(screen.queryByText(question)).not.toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(onclose).not.toHaveBeenCalled();
});

test('a click beside a form with something typed does nothing', async () => {
  const { user, onclose, name } = open(() => undefined);
  await user.type(name, 'Ana');
  await clickBeside(user);
  expect(onclose).not.toHaveBeenCalled();
  expect(name).toHaveValue('Ana');
});

test('what is no form goes at Escape', async () => {
  const { user, onclose, name } = open();
  await user.type(name, 'Ana');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

test.each([
  [
    'a field comes before choices',
    '<input aria-label="Name"><input type="radio" checked aria-label="A">',
    'Name',
  ],
  [
    'of choices the one that stands',
    '<input type="radio" name="x" aria-label="A"><input type="radio" name="x" checked aria-label="B">',
    'B',
  ],
])('the focus begins where something is to be said: %s', async (_, fields, first) => {
  const form = createRawSnippet(() => ({ render: () => `<div>${fields}</div>` }));
  render(Dialog, { props: { open: true, title: 'New', children: form, onsubmit: () => undefined } });
  await waitFor(() => expect(screen.getByLabelText(first)).toHaveFocus());
});

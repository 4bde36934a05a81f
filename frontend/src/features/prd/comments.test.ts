import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { commands } from '$lib/commands';
import PRDView from './PRDView.svelte';

beforeEach(() => useBackend(createFake()));

async function open() {
  const user = userEvent.setup();
  render(PRDView, { props: { prdId: 'prd' } });
  await screen.findByRole('textbox', { name: 'Title' });
  return user;
}

test('a comment goes on the requirement that has the focus, is marked there, and resolved', async () => {
  const user = await open();
  screen.getByRole('textbox', { name: 'REQ-001 statement' }).focus();
  commands.run('prd.comment');
  const field = await screen.findByRole('textbox', { name: 'Comment on REQ-001' });
  await waitFor(() => expect(field).toHaveFocus());
  await user.keyboard('By when?{Enter}');
  await user.click(await screen.findByRole('button', { name: '1 open comment on REQ-001' }));
  const resolve = screen.getByRole('button', { name: 'Resolve: By when?' });
  await waitFor(() => expect(resolve).toHaveFocus());
  commands.run('comment.resolve');
  await screen.findByText('Nothing open. 1 resolved.');
  expect((await api.comments.list('prd'))[0]?.resolvedAt).toBeDefined();
  await user.click(screen.getByRole('radio', { name: 'All 1' }));
  await user.click(await screen.findByRole('button', { name: 'Open again: By when?' }));
  await waitFor(async () => expect((await api.comments.list('prd'))[0]?.resolvedAt).toBeUndefined());
});

test('a comment can be written down for someone new, and edited', async () => {
  const user = await open();
  commands.run('prd.comment');
  await user.click(await screen.findByRole('button', { name: 'Said by Me' }));
  await user.type(await screen.findByRole('combobox', { name: 'Who says it?' }), 'Tono{Enter}');
  const field = screen.getByRole('textbox', { name: 'Comment on the whole PRD' });
  await waitFor(() => expect(field).toHaveFocus());
  await user.keyboard('Too long{Enter}');
  const row = await waitFor(() => document.querySelector<HTMLElement>('[data-comment]')!);
  within(row).getByRole('button', { name: 'Resolve: Too long' }).focus();
  commands.run('comment.edit');
  await user.type(await within(row).findByRole('textbox', { name: 'Comment' }), ' by half{Enter}');
  await waitFor(async () => expect((await api.comments.list('prd'))[0]?.text).toBe('Too long by half'));
  expect((await api.stakeholders.list()).some(({ name }) => name === 'Tono')).toBe(true);
});

test('comments typed one after the other are all kept, whole and in order, and someone new once', async () => {
  const backend = createFake();
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const add = backend.comments.Add;
  backend.comments.Add = (input) => gate.then(() => add(input));
  useBackend(backend);
  const user = await open();
  commands.run('prd.comment');
  await user.click(await screen.findByRole('button', { name: 'Said by Me' }));
  await user.type(await screen.findByRole('combobox', { name: 'Who says it?' }), 'Tono{Enter}');
  const field = screen.getByRole('textbox', { name: 'Comment on the whole PRD' });
  await waitFor(() => expect(field).toHaveFocus());
  await user.keyboard('Too long{Enter}Too late{Enter}Too');
  letGo();
  await waitFor(async () =>
    expect((await api.comments.list('prd')).map(({ text }) => text)).toEqual(['Too long', 'Too late']),
  );
  expect(field).toHaveValue('Too');
  expect((await api.stakeholders.list()).filter(({ name }) => name === 'Tono')).toHaveLength(1);
});

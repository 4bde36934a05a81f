import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { changes, useBackend, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { commands } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import Frame from './Frame.svelte';
import { shell } from './shell.svelte';

const user = userEvent.setup();
let backend: Backend;
let ran: string[];

beforeEach(() => {
  backend = createFake();
  useBackend(backend);
  ran = [];
  shell.paletteOpen = false;
  return commands.add(() =>
    ['Pilot the strip', 'Pilot the ledger'].map((title) => ({
      id: title,
      title,
      group: 'Test',
      run: () => ran.push(title),
    })),
  );
});

async function openPalette() {
  window.location.hash = '#/people';
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  render(Frame);
  await screen.findByRole('navigation', { name: 'Areas' });
  await user.keyboard('{Control>}k{/Control}');
  return screen.findByPlaceholderText('Type what you want to do or find');
}

const highlighted = () => screen.getByRole('option', { selected: true });

test('what is typed stays while the workspace is read again', async () => {
  const field = await openPalette();
  await user.type(field, 'pilot the led');
  const before = workspace.info;
  changes.bump();
  await waitFor(() => expect(workspace.info).not.toBe(before));
  expect(field).toHaveValue('pilot the led');
  expect(highlighted()).toHaveTextContent('Pilot the ledger');
  expect(field).toHaveAttribute('aria-activedescendant', highlighted().id);
});

test('Enter runs what is highlighted, whatever came into the list meanwhile', async () => {
  const list = backend.sessions.List;
  let arrive: (() => void) | undefined;
  backend.sessions.List = async (filter) => {
    const found = await list(filter);
    await new Promise<void>((resolve) => (arrive = resolve));
    return found.map((session) => ({ ...session, title: `pilot ${session.title}` }));
  };
  const field = await openPalette();
  await user.type(field, 'pilot');
  await user.keyboard('{ArrowDown}');
  const chosen = highlighted().textContent.trim();
  arrive?.();
  await screen.findAllByText(/^pilot /);
  expect(highlighted()).toHaveTextContent(chosen);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(ran).toEqual([chosen]));
});

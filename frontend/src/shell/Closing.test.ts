import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { SaveQueue } from '$lib/edit/saveQueue';
import { unsaved } from '$lib/unsaved.svelte';
import Closing from './Closing.svelte';

const user = userEvent.setup();
let backend: Backend;
let calls: string[];
let texts: string[];
let press: () => void;

beforeEach(() => {
  backend = createFake();
  calls = [];
  backend.closing.Hold = (count) => Promise.resolve(void calls.push(`hold ${count}`));
  backend.closing.Asked = (stands) => Promise.resolve(void calls.push(stands ? 'asked' : 'answered'));
  backend.closing.Leave = () => Promise.resolve(void calls.push('leave'));
  backend.closing.Copy = (text) => Promise.resolve(void calls.push(`copy ${text}`));
  useBackend(backend);
  // Wails' runtime, as far as the window asks.
  Object.assign(window, {
    runtime: {
      EventsOnMultiple: (_: string, ask: () => void) => {
        press = () => flushSync(ask);
        return () => undefined;
      },
    },
  });
  texts = ['! one', '// two', '   three'];
  const release = unsaved.add(() => ({ texts, why: 'The disk is full.' }));
  return () => {
    release();
    Reflect.deleteProperty(window, 'runtime');
  };
});

test('closing asks what is to become of lines that are not on disk, and keeps the window open', async () => {
  render(Closing);
  await waitFor(() => expect(calls).toEqual(['hold 3']));
  press();
  const dialog = await screen.findByRole('dialog', { name: '3 lines not saved' });
  expect(dialog).toHaveTextContent('The disk is full. If you close now, they are lost.');
  expect(dialog).toHaveTextContent('A private line');
  expect(dialog).not.toHaveTextContent('two');
  const keep = screen.getByRole('button', { name: 'Keep open' });
  await waitFor(() => expect(keep).toHaveFocus());
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(calls).toEqual(['hold 3', 'asked', 'answered']);
});

test('a copy of the lines makes closing safe', async () => {
  render(Closing);
  press();
  await user.click(await screen.findByRole('button', { name: 'Copy' }));
  expect(calls).toContain('copy ! one\n// two\n   three\n');
  expect(await screen.findByText(/^Copied to the clipboard/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save a copy elsewhere…' }));
  expect(await screen.findByText('Saved as /media/stick/Unsaved lines.txt')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
  expect(calls).toContain('leave');
});

test('without a copy the button says what is lost', async () => {
  render(Closing);
  press();
  await user.click(await screen.findByRole('button', { name: 'Close and lose 3 lines' }));
  expect(calls).toContain('leave');
});

test('what is on its way to the disk holds the window until it is there, and nothing is asked', async () => {
  texts = [];
  let waits = true;
  const saved = unsaved.add(
    () => ({ texts: [], why: '', waits }),
    () => Promise.resolve(void ((waits = false), calls.push('saved'))),
  );
  render(Closing);
  await waitFor(() => expect(calls).toEqual(['hold 1']));
  press();
  await waitFor(() => expect(calls).toContain('leave'));
  expect(calls.slice(0, 2)).toEqual(['hold 1', 'saved']);
  expect(screen.queryByRole('dialog')).toBeNull();
  saved();
});

test('a change that is on its way holds the window, and so does one that waits behind it', async () => {
  texts = [];
  const { AddRequirement } = backend.prds;
  const gates: (() => void)[] = [];
  backend.prds.AddRequirement = async (...args) => {
    await new Promise<void>((resolve) => gates.push(resolve));
    calls.push(`added ${args[1]}`);
    return AddRequirement(...args);
  };
  const queue = new SaveQueue();
  render(Closing);
  await waitFor(() => expect(calls).toEqual(['hold 0']));
  for (const statement of ['one', 'two']) void queue.add(() => api.prds.addRequirement('prd', statement));
  await waitFor(() => expect(calls).toEqual(['hold 0', 'hold 1']));
  press();
  for (const nth of [1, 2]) {
    await waitFor(() => expect(gates).toHaveLength(nth));
    expect(calls).not.toContain('leave');
    gates.at(-1)?.();
  }
  await waitFor(() => expect(calls).toContain('leave'));
  expect(calls).toEqual(['hold 0', 'hold 1', 'added one', 'added two', 'hold 0', 'leave']);
});

test('a page that goes sends off what waits', () => {
  let sent = 0;
  const release = unsaved.add(
    () => ({ texts: [], why: '' }),
    () => Promise.resolve(void (sent += 1)),
  );
  render(Closing);
  for (const going of ['beforeunload', 'pagehide']) window.dispatchEvent(new Event(going));
  release();
  expect(sent).toBe(2);
});

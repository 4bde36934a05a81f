import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { Shortcuts, commands } from '$lib/commands';
import GuideView from './GuideView.svelte';
import GuidesView from './GuidesView.svelte';
import { Keys } from './keys';

const shortcuts = new Shortcuts();
// jsdom animates nothing.
Element.prototype.getAnimations = () => [];

beforeEach(() => {
  useBackend(createFake());
  const handle = (event: KeyboardEvent) => void shortcuts.handle(event, commands.available);
  window.addEventListener('keydown', handle);
  return () => window.removeEventListener('keydown', handle);
});

const own = async () => (await api.guides.list()).own;
const texts = async () => (await own())[0]?.questions.map(({ text }) => text);

test('a new guide is named, and opened', async () => {
  const user = userEvent.setup();
  render(GuidesView);
  expect(await screen.findByText('Interview: how the work is done')).toBeVisible();
  await user.keyboard('n');
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'First talk{Enter}');
  await waitFor(async () => expect((await own()).map(({ name }) => name)).toEqual(['First talk']));
  await waitFor(() => expect(window.location.hash).toMatch(/^#\/guides\/.+/));
});

test('a shipped guide can be read and copied, not changed', async () => {
  const user = userEvent.setup();
  render(GuideView, { props: { guideId: 'interview-internal' } });
  expect(await screen.findByText('What happened then?')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add a question' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Copy and edit' }));
  await waitFor(async () => expect(await own()).toHaveLength(1));
});

test('the questions of a guide are written, ordered and removed by keyboard', async () => {
  const user = userEvent.setup();
  await copied();
  const list = await screen.findByRole('list', { name: 'Questions of this guide' });
  await user.click(screen.getByRole('button', { name: 'Add a question' }));
  await user.keyboard('What else?{Enter}And then?{Enter}');
  await waitFor(async () => expect(await texts()).toHaveLength(4));
  await user.keyboard('{Escape}');

  (await within(list).findByRole('button', { name: /^What else/ })).focus();
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  await waitFor(async () => expect((await texts())?.[1]).toBe('What else?'));
  await waitFor(() => expect(within(list).getByRole('button', { name: /^What else/ })).toHaveFocus());
  await user.keyboard('e{End} And why?{Enter}');
  await waitFor(async () => expect((await texts())?.[1]).toBe('What else? And why?'));
  await waitFor(() => expect(within(list).getByRole('button', { name: /And why/ })).toHaveFocus());
  await user.keyboard('{Delete}');
  const left = ['Walk me through the last time', 'How do you cope now?', 'And then?'];
  await waitFor(async () => expect(await texts()).toEqual(left));
});

test('questions typed one after the other are all kept, whole and in order, also when the form is left', async () => {
  const backend = createFake();
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const update = backend.guides.Update;
  backend.guides.Update = (guide) => gate.then(() => update(guide));
  useBackend(backend);
  const user = userEvent.setup();
  await copied();
  await user.click(await screen.findByRole('button', { name: 'Add a question' }));
  await user.keyboard('What else?{Enter}And then?{Enter}{Escape}');
  letGo();
  await waitFor(async () => expect((await texts())?.slice(-2)).toEqual(['What else?', 'And then?']));
});

async function copied(): Promise<void> {
  const [shipped] = (await api.guides.list()).shipped;
  const { id } = await api.guides.create(shipped!);
  render(GuideView, { props: { guideId: id } });
}

test('a question keeps its key when it is moved and reworded, also beside its twin', () => {
  const keys = new Keys();
  const prompts = (...all: string[]) => all.map((text) => ({ text, digs: '', mustAsk: false }));
  expect(keys.of(prompts('a', 'b', 'a'))).toEqual(['a', 'b', 'a#2']);
  keys.keep('b', prompts(' c ')[0]!);
  expect(keys.of(prompts('c', 'a'))).toEqual(['b', 'a']);
});

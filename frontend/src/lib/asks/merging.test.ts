import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, askFilter, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { undo } from '$lib/act';
import { workspace } from '$lib/workspace.svelte';
import AskDetail from './AskDetail.svelte';
import MergeChooser from './MergeChooser.svelte';
import { merging } from './merging.svelte';

beforeEach(async () => {
  merging.close();
  useBackend(createFake());
  await workspace.refresh();
});

const list = () => api.asks.list(askFilter());

test('an ask is found, previewed, merged, and split off again from the card of its root', async () => {
  const user = userEvent.setup();
  const [ask, root] = (await list()).filter(({ productId }, _, all) => productId === all[0]?.productId);
  if (!ask || !root) throw new Error('the sample has two asks of one product');
  render(MergeChooser);
  merging.begin([ask]);
  await user.type(await screen.findByRole('combobox'), root.statement.slice(0, 12));
  await screen.findByRole('option', { name: new RegExp(root.statement.slice(0, 12)) });
  await user.keyboard('{Enter}');
  const people = new Set([...ask.personIds, ...root.personIds]).size;
  expect(await screen.findByText(new RegExp(`^Together ${people} `))).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Merge 2 asks' }));
  await waitFor(async () => expect((await api.asks.get(ask.id)).id).toBe(root.id));
  expect(merging.open).toBe(false);

  render(AskDetail, { props: { askId: root.id, onremove: () => undefined } });
  const split = await screen.findByRole('button', { name: `Split off ${ask.statement}` });
  await user.click(split);
  await waitFor(async () => expect((await api.asks.get(ask.id)).id).toBe(ask.id));
  await undo();
  expect((await api.asks.get(ask.id)).id).toBe(root.id);
  await undo();
  expect((await list()).map(({ id }) => id)).toContain(ask.id);
});

test('Enter before the answers are there takes what answers the last letter, not what was listed before', async () => {
  const user = userEvent.setup();
  const backend = createFake();
  const product = (await list())[0]?.productId;
  const [ask, before, root] = (await list()).filter(({ productId }) => productId === product);
  if (!ask || !before || !root) throw new Error('the sample has three asks of one product');
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  const find: typeof backend.asks.Find = async (filter) => {
    if (filter.text === root.statement) await held;
    return backend.asks.Find(filter);
  };
  useBackend({ ...backend, asks: { ...backend.asks, Find: find } });
  render(MergeChooser);
  merging.begin([ask]);
  const field = await screen.findByRole('combobox');
  await user.type(field, before.statement);
  await screen.findByRole('option', { name: new RegExp(before.statement.slice(0, 12)) });
  await user.clear(field);
  await user.type(field, `${root.statement}{Enter}`);
  expect(merging.other).toBeUndefined();
  answer();
  await waitFor(() => expect(merging.other?.id).toBe(root.id));
});

test('several are offered themselves, so that they are merged with each other at once', async () => {
  const user = userEvent.setup();
  const [ask, root] = (await list()).filter(({ productId }, _, all) => productId === all[0]?.productId);
  if (!ask || !root) throw new Error('the sample has two asks of one product');
  render(MergeChooser);
  merging.begin([ask, root]);
  await user.click(await screen.findByRole('combobox'));
  expect(await screen.findAllByRole('option')).toHaveLength(2);
  await user.click(screen.getByRole('option', { name: new RegExp(root.statement.slice(0, 12)) }));
  await user.click(await screen.findByRole('button', { name: 'Merge 2 asks' }));
  await waitFor(async () => expect((await api.asks.get(ask.id)).id).toBe(root.id));
});

test('the one whose statement stands for both can be the one that was open', async () => {
  const [ask, other] = await list();
  if (!ask || !other) throw new Error('the sample has asks');
  merging.begin([ask]);
  merging.choose(other);
  expect(merging.root).toBe(other.id);
  merging.root = ask.id;
  await merging.merge();
  expect((await api.asks.get(other.id)).id).toBe(ask.id);
});

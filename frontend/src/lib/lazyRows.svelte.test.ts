import { flushSync, tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { changes } from '$lib/api';
import { LazyRows } from './lazyRows.svelte';

interface Row {
  id: string;
  text: string;
}

function setUp() {
  let version = 1;
  const load = vi.fn((ids: string[]) => Promise.resolve(ids.map((id) => ({ id, text: `${id}${version}` }))));
  let rows!: LazyRows<Row>;
  const stop = $effect.root(() => (rows = new LazyRows<Row>(load, ({ id }) => id)) as never);
  flushSync();
  return { rows, load, stop, change: () => void version++ };
}

const settled = async () => {
  await tick();
  await new Promise((resolve) => setTimeout(resolve));
};

test('what comes into sight together is read together, and once', async () => {
  const { rows, load, stop } = setUp();
  rows.want(['a', 'b']);
  rows.want(['b', 'c']);
  await settled();
  rows.want(['a']);
  await settled();
  expect(load.mock.calls).toEqual([[['a', 'b', 'c']]]);
  expect(rows.get('c')?.text).toBe('c1');
  stop();
});

test('after a change what is kept is read anew', async () => {
  const { rows, change, stop } = setUp();
  rows.want(['a']);
  await settled();
  change();
  changes.bump();
  flushSync();
  await settled();
  expect(rows.get('a')?.text).toBe('a2');
  stop();
});

import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { changes } from './changes.svelte';
import { query, type Query } from './query.svelte';

/** Answers that arrive when the test says so. */
function deferred() {
  const asked: ((value: string) => void)[] = [];
  const load = () => new Promise<string>((resolve) => asked.push(resolve));
  return { asked, load };
}

async function settle() {
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
}

function inComponent(load: () => Promise<string>): { q: Query<string>; stop: () => void } {
  let q: Query<string>;
  const stop = $effect.root(() => {
    q = query(load);
  });
  flushSync();
  return { q: q!, stop };
}

test('asks again after a change and drops an overtaken answer', async () => {
  const { asked, load } = deferred();
  const { q, stop } = inComponent(load);
  expect(q.loading).toBe(true);

  changes.bump();
  flushSync();
  expect(asked).toHaveLength(2);
  asked[1]!('new');
  await settle();
  asked[0]!('old');
  await settle();
  expect(q.data).toBe('new');
  stop();
});

test('keeps the last answer while the next one is on its way, and beside an error', async () => {
  let fail = false;
  const { q, stop } = inComponent(() => (fail ? Promise.reject(new Error('x')) : Promise.resolve('first')));
  await settle();
  expect(q.data).toBe('first');
  fail = true;
  q.refresh();
  flushSync();
  await settle();
  expect(q.data).toBe('first');
  expect(q.error?.code).toBe('internal');
  stop();
});

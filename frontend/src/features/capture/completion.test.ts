import { expect, test } from 'vitest';
import { Completion, beginningAt } from './completion.svelte';
import { nearest } from './halves';
import type { SessionSummary } from '$lib/api';

test.each([
  ['said @ri|', '@', 'ri'],
  ['@|', '@', ''],
  ['(#clo|', '#', 'clo'],
  ['@ri| and more', '@', 'ri'],
  ['#re-op|', '#', 're-op'],
  ['@王|', '@', '王'],
  ['mail@host|', undefined],
  ['C#|', undefined],
  ['@rina |', undefined],
  ['plain|', undefined],
])('what is being typed in %s', (line, sign, typed = '') => {
  const caret = line.indexOf('|');
  const found = beginningAt(line.replace('|', ''), caret);
  expect(found && [found.sign, found.typed]).toEqual(sign === undefined ? undefined : [sign, typed]);
});

test('the other half of a talk is of its product and began near it', () => {
  const session = (id: string, startedAt?: string, productId = 'p') =>
    ({ id, startedAt, productId }) as SessionSummary;
  const here = session('here', '2026-11-20T10:00:00Z');
  const all = [
    here,
    session('week', '2026-11-13T10:00:00Z'),
    session('morning', '2026-11-20T08:00:00Z'),
    session('after', '2026-11-20T10:40:00Z'),
    session('planned'),
    session('other', '2026-11-20T10:10:00Z', 'q'),
  ];
  expect(nearest(here, all).map(({ id }) => id)).toEqual(['after', 'morning']);
});

test('what is offered is old from the next key on, until the answer to it is there', async () => {
  const completion = new Completion('close');
  await completion.follow('@ri', 3);
  expect(completion.fresh).toBe(true);
  const answer = completion.follow('@rina', 5);
  expect(completion.fresh).toBe(false);
  await answer;
  expect(completion.fresh).toBe(true);
});

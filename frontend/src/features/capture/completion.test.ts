import { expect, test } from 'vitest';
import { useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
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

test('until the answer is there, only what goes on with what is typed stays on offer', async () => {
  useBackend(createFake());
  const completion = new Completion('close');
  const labels = () => completion.choices.map(({ label }) => label);
  await completion.follow('@', 1);
  expect(labels().length).toBeGreaterThan(1);
  const answer = completion.follow('@rin', 4);
  expect(labels()).toEqual(['Rina Hartono']);
  await answer;
  expect(labels()).toContain('Rina Hartono');
  const whole = completion.follow('@rina', 5);
  expect(labels()).toEqual([]);
  await whole;
  const elsewhere = completion.follow('@rina and @r', 12);
  expect(labels()).toEqual([]);
  await elsewhere;
});

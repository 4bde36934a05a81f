import { beforeEach, expect, test, vi } from 'vitest';
import { useBackend, type AskMatch, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { Similar, whyWords } from './similar.svelte';

let backend: Backend;
let answers: ((found: AskMatch[]) => void)[];
let asked: string[];

beforeEach(() => {
  backend = createFake();
  useBackend(backend);
  [answers, asked] = [[], []];
  backend.asks.Similar = ({ text }) => {
    asked.push(text);
    return new Promise((resolve) => answers.push(resolve));
  };
});

const match = (id: string) => [{ id }] as AskMatch[];

test('one question at a time, and only the newest answer counts', async () => {
  const similar = new Similar();
  for (const text of ['payout', 'payout d', 'payout da', 'payout day']) similar.look('erp', text, '');
  expect(asked).toEqual(['payout']);
  answers[0]?.(match('old'));
  await vi.waitFor(() => expect(asked).toEqual(['payout', 'payout day']));
  expect(similar.found).toEqual([]);
  answers[1]?.(match('new'));
  await vi.waitFor(() => expect(similar.found).toEqual(match('new')));
});

test('what is gone takes no answer, and too little to go by asks nothing', async () => {
  const similar = new Similar();
  similar.look('erp', 'pay', '');
  similar.look('', 'payout', '');
  expect(asked).toEqual([]);
  similar.look('erp', 'payout', '');
  await vi.waitFor(() => expect(asked).toEqual(['payout']));
  similar.leave();
  answers[0]?.(match('late'));
  await Promise.resolve();
  expect(similar.found).toEqual([]);
});

test('says why an ask is alike', () => {
  expect(whyWords({ words: ['payout'], related: [{ typed: 'day', word: 'date' }] })).toBe(
    'payout · day ~ date',
  );
  expect(whyWords({ words: [], related: [] })).toBe('alike in meaning');
});

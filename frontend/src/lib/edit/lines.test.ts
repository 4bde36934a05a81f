import { expect, test } from 'vitest';
import { Lines } from './lines.svelte';

function lines(body: string) {
  const draft = { mine: { body }, type: (_: 'body', text: string) => void (draft.mine.body = text) };
  return { draft, lines: new Lines(draft, 'body') };
}

test('an added line waits empty and is no part of the text until it is typed into', () => {
  const { draft, lines: list } = lines('one');
  expect(list.add(1)).toBe(1);
  expect(list.add(2)).toBe(1);
  expect(draft.mine.body).toBe('one');
  list.write(1, 'two');
  expect(draft.mine.body).toBe('one\ntwo');
});

test('a waiting line outlives the cleaning of the others', () => {
  const { draft, lines: list } = lines('one');
  list.write(0, 'one ');
  list.add(1);
  draft.mine.body = 'one';
  list.follow();
  expect(list.list.map(({ text }) => text)).toEqual(['one', '']);
});

test('lines move, go and come in as a list', () => {
  const { draft, lines: list } = lines('one\ntwo');
  expect(list.move(1, -1)).toBe(0);
  expect(list.move(0, -1)).toBe(0);
  expect(draft.mine.body).toBe('two\none');
  expect(list.write(1, 'a\nb\r\nc')).toBe(3);
  list.remove(0);
  expect(draft.mine.body).toBe('a\nb\nc');
});

test('what another window stored replaces the lines', () => {
  const { draft, lines: list } = lines('one');
  draft.mine.body = 'one\ntwo';
  list.follow();
  expect(list.list.map(({ text }) => text)).toEqual(['one', 'two']);
});

import { expect, test } from 'vitest';
import { lengthOf } from './words';

test.each([
  ['', 0],
  ['It takes **nine** days.', 4],
  ['# Why *now*?\n\n- one\n2. two\n- [x] three', 5],
  ['> [!WARNING] Mind this\n> and that', 4],
  ['See [the calendar](https://example.org/a-b?c=d) and [REQ-003](req:0192-ab)', 5],
  ['![Close calendar](image:abc)', 2],
  ['| a | b |\n| --- | --- |\n| c | 1,240 |', 4],
  ['```sql\nSELECT one\n```', 2],
  ["It's 3.5 days: on-site, e-mail/chat", 5],
  ['月末の締め', 5],
  ['The 月末 close', 4],
  ['Tutup buku — sangat lambat', 4],
  ['سلام دنیا', 2],
])('%j has %i words', (text, words) => {
  expect(lengthOf([text]).words).toBe(words);
});

test('reading takes a minute for a few words, and more for more', () => {
  expect(lengthOf([]).minutes).toBe(0);
  expect(lengthOf(['one two']).minutes).toBe(1);
  expect(lengthOf(Array.from({ length: 5 }, () => 'word '.repeat(230))).minutes).toBe(5);
});

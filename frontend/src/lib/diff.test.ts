import { expect, test } from 'vitest';
import { differences } from './diff';

const marked = (text: string, other: string) =>
  differences(text, other)
    .map((part) => (part.changed ? `[${part.text}]` : part.text))
    .join('');

test('what another text does not say is marked, word by word', () => {
  expect(marked('two days late', 'two days late')).toBe('two days late');
  expect(marked('three days late', 'two days late')).toBe('[three] days late');
  expect(marked('two days late', 'two days')).toBe('two days[ late]');
  expect(marked('two days', 'it is two days late')).toBe('two days');
  expect(marked('all new', 'other words')).toBe('[all new]');
  expect(marked('', 'gone')).toBe('');
});

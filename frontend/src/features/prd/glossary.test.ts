import { expect, test } from 'vitest';
import { glossaryText } from './glossary';

test.each([
  ['Replica: a copy\nlocal log: the record', '**local log**: the record\n\n**Replica**: a copy'],
  ['- **Zone**: a part\n- **Area:** a whole', '**Area**: a whole\n\n**Zone**: a part'],
  ['B: two\nOurs.', 'Ours.\n\n**B**: two'],
  ['See https://example.com/a', 'See https://example.com/a'],
])('%j reads as %j', (body, want) => expect(glossaryText(body)).toBe(want));

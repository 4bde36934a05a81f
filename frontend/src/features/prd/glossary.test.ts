import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glossaryText } from './glossary';

// The exports read a glossary by the same rules, and their test has the same cases.
const cases = JSON.parse(readFileSync('../backend/discovery/testdata/glossary.json', 'utf8')) as {
  what: string;
  body: string;
  reads: string;
}[];

test.each(cases)('$what', ({ body, reads }) => expect(glossaryText(body)).toBe(reads));

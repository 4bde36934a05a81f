import { expect, test } from 'vitest';
import { tellingWords } from './words';

test.each([
  ['The system shall let the user sort schools by price.', 'sort schools by price.'],
  ['ERP finance shall show who is late.', 'show who is late.'],
  ['Sistem harus menyimpan data.', 'menyimpan data.'],
  ['Every close step has a date and one owner.', 'Every close step has a date and one owner.'],
  [
    'When a step is done, the ERP shall remind the owner.',
    'When a step is done, the ERP shall remind the owner.',
  ],
])('%s', (statement, words) => expect(tellingWords(statement)).toBe(words));

import { expect, test } from 'vitest';
import { shortName } from './askWords';

test.each([
  ['Budi Santoso', 'Budi'],
  ['  Ludwig van Beethoven ', 'Ludwig'],
  ['Project manager', 'Project manager'],
  ['Lead of  the warehouse', 'Lead of the warehouse'],
  ['陈丽华', '陈丽华'],
  ['', ''],
])('%s is called %s where there is little room', (name, short) => {
  expect(shortName(name)).toBe(short);
});

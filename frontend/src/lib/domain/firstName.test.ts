import { expect, test } from 'vitest';
import { firstName } from './firstName';

test.each([
  ['Rina Hartono', 'Rina'],
  ['anna small', 'anna'],
  ['Grace', 'Grace'],
  ['王小明', '王小明'],
  ['Association official', 'Association official'],
  ['Treasurer of a club', 'Treasurer of a club'],
  ['Second Analyst', 'Second Analyst'],
  ['Dr. Dana Smith', 'Dr. Dana Smith'],
  ['J. Smith', 'J. Smith'],
  ['', ''],
])('%s is spoken of as %s', (name, spoken) => {
  expect(firstName(name)).toBe(spoken);
});

import { expect, test } from 'vitest';
import type { ExportResult } from '$lib/api';
import { leftOutWords } from './exporting.svelte';

const leftOut = { sections: [], requirements: 0, quotes: 0, names: 0, places: 0 };

test.each([
  [{}, ''],
  [{ sections: ['Risks'], requirements: 1, quotes: 2 }, '1 section (Risks), 1 requirement, 2 quotes'],
  [{ names: 2, places: 12 }, 'the names of 2 people in 12 places'],
  [{ names: 1, places: 1 }, 'the name of 1 person in 1 place'],
  [{ names: 3 }, 'the names of 3 people'],
  [{ places: 5 }, 'the names of others in 5 places'],
])('what an export leaves out is said: %#', (left, words) => {
  expect(leftOutWords({ leftOut: { ...leftOut, ...left } } as unknown as ExportResult)).toBe(words);
});

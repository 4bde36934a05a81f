import { expect, test } from 'vitest';
import type { Stakeholder, Standing } from '$lib/api';
import { countTogether, countedWords, leftOutWords, placeIn } from './standing';

test('a count says how it was counted', () => {
  expect(countedWords({ people: 5, teams: 1, channels: 2 })).toBe('5 people of 1 team through 2 channels');
  expect(countedWords({ people: 1, teams: 0, channels: 1 })).toBe('1 person through 1 channel');
  expect(countedWords({ people: 0, teams: 0, channels: 3 })).toBe('Nobody named through 3 channels');
  expect(countedWords({ people: 0, teams: 0, channels: 0 })).toBe('Nobody named');
});

test('repeats and nameless voices are told, not counted', () => {
  const standing = { times: 7, unnamed: 2, voices: { people: 3, teams: 1, channels: 2 } } as Standing;
  expect(leftOutWords(standing)).toBe('Not counted: 2 repeats by the same people, 2 voices without a name.');
  expect(leftOutWords({ ...standing, times: 3, unnamed: 0 })).toBe('');
});

test('who stands behind two asks counts once when they are merged', () => {
  const people: Record<string, Partial<Stakeholder>> = {
    rina: { team: 'Accounting', organisation: '' },
    budi: { team: 'accounting', organisation: '' },
    maya: { team: '', organisation: '' },
  };
  const count = countTogether(
    [
      { personIds: ['rina', 'maya'], channels: ['call', 'chat'] },
      { personIds: ['rina', 'budi'], channels: ['chat'] },
    ],
    (id) => people[id] as Stakeholder,
  );
  expect(count).toEqual({ people: 3, teams: 1, channels: 2 });
});

test('a moment has its place in a span, and the middle of none', () => {
  expect(placeIn('2026-11-02', '2026-11-01', '2026-11-03')).toBe(0.5);
  expect(placeIn('2026-11-01', '2026-11-01', '2026-11-01')).toBe(0.5);
  expect(placeIn('2026-11-09', '2026-11-01', '2026-11-03')).toBe(1);
});

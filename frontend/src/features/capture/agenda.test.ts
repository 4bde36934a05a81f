import { expect, test } from 'vitest';
import { agendaOf } from './agenda';

test.each([
  ['24:18', 'on', 'of 45 min'],
  ['39:59', 'on', 'of 45 min'],
  ['40:00', 'soon', 'of 45 min, 5 left'],
  ['44:30', 'soon', 'of 45 min, 1 left'],
  ['45:00', 'soon', 'of 45 min, 0 left'],
  ['48:12', 'over', '+3:12 over 45 min'],
])('at %s of 45 minutes it is %s: %s', (at, state, words) => {
  const [minutes = 0, seconds = 0] = at.split(':').map(Number);
  expect(agendaOf((minutes * 60 + seconds) * 1000, 45, false)).toEqual({ state, words });
});

test('a session whose length is open has no agenda', () => {
  expect(agendaOf(90 * 60_000, 0, false)).toBeUndefined();
});

test.each([[41], [60]])('after %d minutes of 45 nothing is urgent once it has ended', (minutes) => {
  expect(agendaOf(minutes * 60_000, 45, true)).toEqual({ state: 'on', words: 'of 45 min' });
});

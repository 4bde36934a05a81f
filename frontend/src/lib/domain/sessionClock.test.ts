import { describe, expect, test } from 'vitest';
import { elapsed, leftRunningSince } from './sessionClock';

const at = (time: string) => `2026-11-20T${time}:00Z`;
const now = Date.parse(at('12:00'));
const minutes = 60_000;

describe('the clock of a session', () => {
  test.each([
    ['planned', {}, 0],
    ['running', { startedAt: at('11:00') }, 60],
    ['paused', { startedAt: at('11:00'), pausedAt: at('11:10') }, 10],
    ['after a pause', { startedAt: at('11:00'), pausedMs: 20 * minutes }, 40],
    ['ended after a pause', { startedAt: at('11:00'), endedAt: at('11:30'), pausedMs: 5 * minutes }, 25],
  ])('%s', (_name, times, passed) => {
    expect(elapsed({ pausedMs: 0, ...times }, now)).toBe(passed * minutes);
  });
});

describe('a session that seems to have been left running', () => {
  const running = { startedAt: at('08:00'), pausedMs: 0 };
  test.each([
    ['no note for long', { ...running, lastNoteAt: at('08:42') }, at('08:42')],
    ['no note at all', running, at('08:00')],
    ['a note not long ago', { ...running, lastNoteAt: at('09:30') }, undefined],
    ['ended', { ...running, endedAt: at('08:50') }, undefined],
    ['planned', { pausedMs: 0 }, undefined],
    ['paused over night', { ...running, pausedAt: at('08:10'), lastNoteAt: at('08:05') }, at('08:05')],
  ])('%s', (_name, session, since) => {
    expect(leftRunningSince(session, now)).toBe(since);
  });

  test('is asked about again only long after one has said that it still runs', () => {
    const session = { ...running, lastNoteAt: at('08:42') };
    expect(leftRunningSince(session, now, Date.parse(at('11:00')))).toBeUndefined();
    expect(leftRunningSince(session, now, Date.parse(at('08:50')))).toBe(at('08:42'));
  });
});

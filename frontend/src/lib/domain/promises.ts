import type { Note } from '$lib/api';
import { formatDay, isoDay, locale } from '$lib/format';

const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });

/** True for what the PM owes: nobody else said it. */
export function isMine(promise: Note): boolean {
  return promise.speakerId === undefined;
}

/** Who is at the other end of a promise: who owes it to the PM, or to whom the PM owes it. */
export function otherEnd(promise: Note): string | undefined {
  return promise.speakerId ?? promise.owedTo;
}

/** The day that many days from now, as the backend writes days. */
export function dayAhead(days: number, now = new Date()): string {
  return isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/** How a due day stands to today. */
export function dueStage(due: string, now = new Date()): 'late' | 'soon' | 'later' | 'never' {
  if (due === '') return 'never';
  if (due < isoDay(now)) return 'late';
  return due <= dayAhead(6, now) ? 'soon' : 'later';
}

/** A due day in few letters: "Today", "Fri" in the days ahead, else "2 Dec". */
export function dueWords(due: string, now = new Date()): string {
  if (due === isoDay(now)) return 'Today';
  return dueStage(due, now) === 'soon' ? weekday.format(new Date(`${due}T00:00`)) : formatDay(due, now);
}

import type { AskSummary } from '$lib/api';
import { dayAhead } from '$lib/domain/promises';
import { formatSpokenDay, isoDay, today } from '$lib/format';
import type { Choice } from './choice';

/** The days until which one may let an ask sleep. */
export function snoozeChoices(now = new Date()): Choice[] {
  const monday = dayAhead(((8 - now.getDay()) % 7) + (now.getDay() === 1 ? 7 : 0), now);
  const month = isoDay(new Date(now.getFullYear(), now.getMonth() + 1, 1));
  const choice = (label: string, value: string) => ({ label, value, hint: formatSpokenDay(value) });
  return [
    choice('Tomorrow', dayAhead(1, now)),
    choice('Next week', monday),
    choice('Next month', month),
    { label: 'Another day …', value: 'day' },
  ];
}

/** True for an ask that sleeps today. */
export const sleeps = (ask: AskSummary | undefined): boolean => (ask?.snoozedUntil ?? '') > today();

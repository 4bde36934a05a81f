import type { SessionSummary } from '$lib/api';
import { isoDay, locale } from '$lib/format';
import type { Filters } from './filters';

export interface Month {
  /** "2026-11", or empty for sessions without a day. */
  key: string;
  name: string;
  sessions: SessionSummary[];
}

export interface ProductPast {
  productId: string;
  productName: string;
  count: number;
  months: Month[];
}

/** When a session was, or was to be. */
export function dayOf(session: SessionSummary): string {
  return session.startedAt ?? session.plannedAt;
}

/** Sessions that have begun or whose time has passed, by product and month, the newest first. */
export function pastSessions(
  sessions: readonly SessionSummary[],
  { from, to }: Pick<Filters, 'from' | 'to'>,
  now: number,
): ProductPast[] {
  const past = sessions
    .filter((session) => session.startedAt !== undefined || Date.parse(session.plannedAt) <= now)
    .filter((session) => {
      const day = isoDay(dayOf(session));
      return (from === '' || day >= from) && (to === '' || day <= to);
    })
    .sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
  return [...Map.groupBy(past, (session) => session.productId)].map(([productId, own]) => ({
    productId,
    productName: own[0]?.productName ?? '',
    count: own.length,
    months: [...Map.groupBy(own, (session) => isoDay(dayOf(session)).slice(0, 7))].map(([key, list]) => ({
      key,
      name: monthName(key),
      sessions: list,
    })),
  }));
}

const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });

function monthName(key: string): string {
  return key === '' ? 'Without a day' : month.format(new Date(`${key}-01T00:00`));
}

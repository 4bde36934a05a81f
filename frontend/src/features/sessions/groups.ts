import type { SessionSummary } from '$lib/api';
import { locale } from '$lib/format';

/** A heading with the sessions under it. */
export interface Group {
  key: string;
  title: string;
  sessions: SessionSummary[];
}

export type Grouping = 'date' | 'product';

const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });

/** When a session was, or is to be. */
export function momentOf(session: SessionSummary): string {
  return session.startedAt ?? session.plannedAt;
}

/** Where a session stands. */
export function stageOf(session: SessionSummary): 'planned' | 'running' | 'past' {
  if (session.startedAt === undefined) return 'planned';
  return session.endedAt === undefined ? 'running' : 'past';
}

/** Sessions under headings: what runs, what is planned (the next one first), then month by month into the past. */
export function byDate(sessions: readonly SessionSummary[]): Group[] {
  const running = sessions.filter((session) => stageOf(session) === 'running');
  const planned = sessions
    .filter((session) => stageOf(session) === 'planned')
    .sort((a, b) => a.plannedAt.localeCompare(b.plannedAt));
  const past = sessions.filter((session) => stageOf(session) === 'past');
  const months = Map.groupBy(past, (session) => month.format(new Date(momentOf(session))));
  return [
    { key: 'running', title: 'Running', sessions: running },
    { key: 'planned', title: 'Planned', sessions: planned },
    ...[...months].map(([title, list]) => ({ key: title, title, sessions: list })),
  ].filter((group) => group.sessions.length > 0);
}

/** Sessions under their products by name; in each, what runs and what is planned comes before the past. */
export function byProduct(sessions: readonly SessionSummary[]): Group[] {
  const products = Map.groupBy(sessions, ({ productId }) => productId);
  return [...products]
    .map(([key, list]) => ({
      key,
      title: list[0]?.productName ?? '',
      sessions: byDate(list).flatMap((group) => group.sessions),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, locale));
}

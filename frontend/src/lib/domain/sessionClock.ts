import type { Session } from '$lib/api';

type Times = Pick<Session, 'startedAt' | 'endedAt' | 'pausedAt' | 'pausedMs'>;

/** The session's own time in milliseconds: it stands still while the session is paused, and once it has ended. */
export function elapsed({ startedAt, endedAt, pausedAt, pausedMs }: Times, now: number): number {
  if (startedAt === undefined) return 0;
  const until = endedAt ?? pausedAt;
  const at = until === undefined ? now : Date.parse(until);
  return Math.max(0, at - Date.parse(startedAt) - pausedMs);
}

/** How long a session may run without a note before one asks whether it has ended. */
const patience = 3 * 60 * 60 * 1000;

/**
 * The moment of the last sign of life of a session that seems to have been left running; undefined for any other.
 * Whoever has said that it still runs is asked again only much later.
 */
export function leftRunningSince(
  session: Times & { lastNoteAt?: string | undefined },
  now: number,
  assuredAt = 0,
): string | undefined {
  if (session.startedAt === undefined || session.endedAt !== undefined) return undefined;
  const last = session.lastNoteAt ?? session.startedAt;
  return now - Math.max(Date.parse(last), assuredAt) > patience ? last : undefined;
}

import { formatOffset } from '$lib/format';

/** How a session stands to its planned length. */
export interface Agenda {
  /** `soon` in its last minutes, `over` once they are gone. */
  state: 'on' | 'soon' | 'over';
  words: string;
}

/** How long before the end one begins to bring a talk to its end. */
const soon = 5 * 60_000;

/**
 * Says it of a session that has run for `ms` and is to take `minutes`; nothing when its length is open. Once it has
 * `ended` nothing is urgent any more.
 */
export function agendaOf(ms: number, minutes: number, ended: boolean): Agenda | undefined {
  if (minutes === 0) return undefined;
  const left = minutes * 60_000 - ms;
  if (ended) return { state: 'on', words: `of ${minutes} min` };
  if (left < 0) return { state: 'over', words: `+${formatOffset(-left)} over ${minutes} min` };
  if (left > soon) return { state: 'on', words: `of ${minutes} min` };
  return { state: 'soon', words: `of ${minutes} min, ${Math.ceil(left / 60_000)} left` };
}

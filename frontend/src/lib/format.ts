// How days, times and numbers look, in one place and in the user's locale.

function usableLocale(): string {
  // Under LANG=C the web view calls itself "C", which every Intl constructor refuses.
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(navigator.language)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

export const locale = usableLocale();

const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const spokenDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const number = new Intl.NumberFormat(locale);

/** A day as people say it, with the year only when it is not this one: "20 Nov". */
export function formatDay(at: string | Date, now = new Date()): string {
  const date = toDate(at);
  if (!date) return '';
  return (date.getFullYear() === now.getFullYear() ? day : dayAndYear).format(date);
}

/** A day in full: "Friday 20 November 2026". */
export function formatLongDay(at: string | Date): string {
  const date = toDate(at);
  return date ? longDay.format(date) : '';
}

/** A day with its weekday, as one says it: "Friday 20 November", with the year only when it is not this one. */
export function formatSpokenDay(at: string | Date, now = new Date()): string {
  const date = toDate(at);
  if (!date) return '';
  return (date.getFullYear() === now.getFullYear() ? spokenDay : longDay).format(date);
}

/** A time of day: "14:05". */
export function formatTime(at: string | Date): string {
  const date = toDate(at);
  return date ? time.format(date) : '';
}

/** Day and time: "20 Nov, 14:05". */
export function formatMoment(at: string | Date, now = new Date()): string {
  const date = toDate(at);
  return date ? `${formatDay(date, now)}, ${formatTime(date)}` : '';
}

/** A place in a session, from milliseconds: "24:18", "1:02:03"; "" for one without a time, which is negative. */
export function formatOffset(ms: number): string {
  if (ms < 0) return '';
  const total = Math.floor(ms / 1000);
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** A place in a session or before it, as people type it: "1:30", "-0:05", "1:02:03"; undefined when it is none. */
export function parseOffset(text: string): number | undefined {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /^\s*([-−+]?)(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)\s*$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
  return Math.round(total * 1000) * (sign === '-' || sign === '−' ? -1 : 1);
}

/** A distance between two places: "0:05", "−1:30". */
export function formatShift(ms: number): string {
  return `${ms < 0 ? '−' : ''}${formatOffset(Math.abs(ms))}`;
}

/** A number with the locale's separators: "1,204". */
export function formatNumber(n: number): string {
  return number.format(n);
}

const comma = number.formatToParts(0.5).some(({ type, value }) => type === 'decimal' && value === ',');

/** A number as it is put into a field, for `parseNumber` to read again. */
export function formatPlain(n: number | undefined): string {
  return n === undefined ? '' : comma ? String(n).replace('.', ',') : String(n);
}

/**
 * A number as people type it, with the locale's point or the other one: "1,204", "3.5", "3,5". Digits in threes behind
 * the other mark are thousands. Undefined when it is none.
 */
export function parseNumber(text: string, pointIsComma = comma): number | undefined {
  const [point, mark] = pointIsComma ? [',', '.'] : ['.', ','];
  let plain = text.replace(/[\s'’]/g, '').replace('−', '-');
  const grouped = new RegExp(`^[-+]?[1-9]\\d{0,2}(\\${mark}\\d{3})+(\\${point}\\d*)?$`);
  if (grouped.test(plain)) plain = plain.replaceAll(mark, '');
  return /^[-+]?(\d+[.,]?\d*|[.,]\d+)$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

/** A count with its noun: `plural(2, 'person', 'people')` is "2 people". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

/** Names in a row: "Rina, Budi and Maya". */
export function formatList(names: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

/** The local day of a moment as the backend writes days: "2026-11-20". */
export function isoDay(at: string | Date): string {
  const date = toDate(at);
  if (!date) return '';
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Today as 2026-12-01, on the user's clock. */
export const today = (): string => isoDay(new Date());

function toDate(at: string | Date): Date | undefined {
  // A bare day is a local day, not midnight in Greenwich.
  const date = typeof at === 'string' ? new Date(/^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T00:00` : at) : at;
  return Number.isNaN(date.getTime()) || date.getFullYear() < 2 ? undefined : date;
}

import type { History } from '$lib/api';

/** One correction: what it is called, and how things were before and after it. */
export interface Correction<T> {
  label: string;
  before: T;
  after: T;
  /** What the workspace would take back next when the correction was made or, once it is taken back, do again, too. */
  stored: string;
}

/** Corrections that stand, and those that were taken back; the last one is next. */
export interface Corrected<T> {
  done: readonly Correction<T>[];
  undone: readonly Correction<T>[];
}

/** How many are kept. */
const most = 100;

const last = ({ undo }: History): string => JSON.stringify(undo ?? {});
const both = ({ undo, redo }: History): string => JSON.stringify([undo ?? {}, redo ?? {}]);

export function corrected<T>(
  { done }: Corrected<T>,
  made: Omit<Correction<T>, 'stored'>,
  history: History,
): Corrected<T> {
  return { done: [...done, { ...made, stored: last(history) }].slice(-most), undone: [] };
}

/** The correction that undo takes back now; nothing where something was stored since, which comes first. */
export function undoable<T>({ done }: Corrected<T>, history: History): Correction<T> | undefined {
  const next = done.at(-1);
  return next?.stored === last(history) ? next : undefined;
}

/** The correction that redo does again now; nothing where something was stored or taken back of it since. */
export function redoable<T>({ undone }: Corrected<T>, history: History): Correction<T> | undefined {
  const next = undone.at(-1);
  return next?.stored === both(history) ? next : undefined;
}

/** The last correction is taken back: `now` is what comes back when it is done again. */
export function takenBack<T>({ done, undone }: Corrected<T>, now: T, history: History): Corrected<T> {
  const taken = done.slice(-1).map((one) => ({ ...one, after: now, stored: both(history) }));
  return { done: done.slice(0, -1), undone: [...undone, ...taken] };
}

/** The one that was taken back last is done again: `now` is what comes back when that is taken back, too. */
export function doneAgain<T>({ done, undone }: Corrected<T>, now: T, history: History): Corrected<T> {
  const again = undone.slice(-1).map((one) => ({ ...one, before: now, stored: last(history) }));
  return { done: [...done, ...again], undone: undone.slice(0, -1) };
}

import { Outcome, type Promised } from '$lib/api';
import { dueStage, otherEnd } from '$lib/domain/promises';
import { locale } from '$lib/format';

/** A heading with the promises under it. */
export interface Group {
  key: string;
  title: string;
  promises: Promised[];
}

export type Grouping = 'day' | 'person';

const stages = [
  ['late', 'Overdue'],
  ['soon', 'In the next days'],
  ['later', 'Later'],
  ['never', 'Without a day'],
] as const;

/** Open promises by when they are due, what is overdue first; settled ones by what became of them. */
export function byDay(promises: readonly Promised[], now = new Date()): Group[] {
  const open = promises.filter(({ outcome }) => outcome === Outcome.Open);
  const settled = (key: Outcome, title: string) => ({
    key,
    title,
    promises: promises.filter(({ outcome }) => outcome === key),
  });
  return [
    ...stages.map(([key, title]) => ({
      key,
      title,
      promises: open.filter(({ due }) => dueStage(due, now) === key),
    })),
    settled(Outcome.Done, 'Done'),
    settled(Outcome.Dropped, 'Dropped'),
  ].filter((group) => group.promises.length > 0);
}

/** Promises by the person at the other end; those of nobody in particular last. */
export function byPerson(promises: readonly Promised[], nameOf: (id: string | undefined) => string): Group[] {
  return [...Map.groupBy(promises, (promise) => otherEnd(promise) ?? '')]
    .map(([key, list]) => ({ key, title: nameOf(key) || 'Nobody in particular', promises: list }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || a.title.localeCompare(b.title, locale));
}

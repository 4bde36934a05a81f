import { Fate, type ChangedPart, type PRDReview, type ReviewerStanding } from '$lib/api';
import { dueWords } from '$lib/domain/promises';
import { formatList, plural } from '$lib/format';

/** So many requirements are named one by one; more are counted. */
const named = 3;

/** What changed, in few words each: "REQ-002" and "Goals", or "7 requirements" and "Goals". */
export function changedWords(changed: readonly ChangedPart[]): string[] {
  const requirements = changed.filter(({ requirementId }) => requirementId !== '');
  const sections = changed.filter(({ requirementId }) => requirementId === '');
  return requirements.length > named
    ? [plural(requirements.length, 'requirement'), ...sections.map(wordsOf)]
    : [...requirements, ...sections].map(wordsOf);
}

function wordsOf({ label, fate }: ChangedPart): string {
  return fate === Fate.Changed ? label : `${label} (${fate})`;
}

/** What a reviewer must look at: the titles of their sections, "all of it" for none. */
export function looksAtWords(
  { looksAt }: Pick<ReviewerStanding, 'looksAt'>,
  sections: readonly { id: string; mine: { title: string } }[],
): string {
  const titles = sections.filter(({ id }) => looksAt.includes(id)).map(({ mine }) => mine.title);
  return titles.length === 0 ? 'all of it' : formatList(titles);
}

/** How far a PRD is, for a list: "1 of 2 agreed on v1.1 · 1 did not · 3 open comments". */
export function reviewWords({ version, reviewers, agreed, refused, openComments }: PRDReview): string {
  const signed =
    version === '' ? plural(reviewers, 'reviewer') : `${agreed} of ${reviewers} agreed on ${version}`;
  return [
    reviewers > 0 ? signed : '',
    refused > 0 ? `${refused} did not` : '',
    openComments > 0 ? plural(openComments, 'open comment') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** By when they are to answer: "by Fri"; nothing where no day was given, or where they have answered. */
export function byWhen(
  { dueOn, signOffs }: Pick<ReviewerStanding, 'dueOn' | 'signOffs'>,
  now = new Date(),
): string {
  return dueOn === '' || signOffs.length > 0 ? '' : `by ${dueWords(dueOn, now)}`;
}

import { Fate, type Change, type PRDVersion } from '$lib/api';
import { decisionWords } from '$lib/words';

/** How a version is called: "v1.0". */
export function versionName({ label }: Pick<PRDVersion, 'label'>): string {
  return /^\d/.test(label) ? `v${label}` : label;
}

/** Enough of a fingerprint to tell two versions apart by eye. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 12);
}

export const fateWords: Record<Fate, string> = {
  [Fate.Same]: 'Unchanged',
  [Fate.Added]: 'Added',
  [Fate.Removed]: 'Removed',
  [Fate.Changed]: 'Changed',
  [Fate.Moved]: 'Moved',
  [Fate.Evidence]: 'Other evidence',
};

/** What became of an ask, in words, with what it said before and says now. */
export function changeInWords({ what, was, is }: Change): { lead: string; was: string; is: string } {
  switch (what) {
    case 'Deleted':
      return { lead: is === '' ? 'The ask was deleted' : 'The ask is back', was, is };
    case 'Merged':
      return { lead: 'The ask was merged', was, is };
    case 'Decision':
      return { lead: 'Decision', was: decision(was), is: decision(is) };
    case 'Ask':
      return { lead: 'The ask reads otherwise', was, is };
    case 'Quote':
      return { lead: was === '' ? 'Heard since' : is === '' ? 'Taken away' : 'Quote', was, is };
    default:
      return { lead: what, was, is };
  }
}

const decisions: Record<string, string> = decisionWords;
const decision = (value: string) => decisions[value] ?? '';

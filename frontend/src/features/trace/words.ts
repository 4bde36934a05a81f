import type { Look } from './lines';

/** What each look is called, and what it means. */
export const lookWords: Record<Look, { word: string; meaning: string }> = {
  all: { word: 'All', meaning: 'Every ask' },
  evidence: { word: 'No evidence', meaning: 'Requirements that cite no ask' },
  nowhere: {
    word: 'Used nowhere',
    meaning: 'Asks that no requirement of any PRD cites, but for the declined ones',
  },
  accepted: { word: 'Accepted, not used', meaning: 'Accepted asks that no requirement of this PRD cites' },
  themes: { word: 'Themes not covered', meaning: 'Themes of which no requirement cites an ask' },
  suspect: { word: 'Suspect', meaning: 'Requirements whose asks read otherwise since they were confirmed' },
  declined: { word: 'Declined, cited', meaning: 'Requirements that cite an ask which was declined' },
  private: {
    word: 'Off the record only',
    meaning: 'Requirements that rest on private asks alone: they are in no export',
  },
};

/** What every requirement begins with, which tells none from another: who shall, and "let the user". */
const alike = /^[^.,:;]{1,60}? (?:shall|must|harus) (?:(?:let|allow) the \w+ (?:to )?)?/;

/** What of a requirement tells it from others, for where only its first words have room. */
export function tellingWords(statement: string): string {
  return statement.replace(alike, '');
}

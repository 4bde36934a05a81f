const termLine = /^\s*(?:[-*+]\s+)?(?:\*\*([^*:]{1,80}?):?\*\*:?|([^\s*:#>|][^*:#>|]{0,79}?):)\s+(\S.*)$/;

/** A glossary as it reads, also where it is printed: each term by itself, in the order of the alphabet, where the first of them stands. */
export function glossaryText(body: string): string {
  const [before, behind]: [string[], string[]] = [[], []];
  const terms: { word: string; meaning: string }[] = [];
  for (const line of body.split('\n')) {
    const [, bold, plain, meaning] = termLine.exec(line) ?? [];
    const word = bold ?? plain;
    if (word !== undefined && meaning !== undefined) terms.push({ word, meaning: meaning.trim() });
    else (terms.length === 0 ? before : behind).push(line);
  }
  terms.sort((a, b) => (a.word.toLowerCase() < b.word.toLowerCase() ? -1 : 1));
  return [
    before.join('\n').trim(),
    ...terms.map(({ word, meaning }) => `**${word}**: ${meaning}`),
    behind.join('\n').trim(),
  ]
    .join('\n\n')
    .trim();
}

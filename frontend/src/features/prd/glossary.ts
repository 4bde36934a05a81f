const termLine = /^\s*(?:[-*+]\s+)?(?:\*\*([^*:]{1,80}?):?\*\*:?|([^\s*:#>|][^*:#>|]{0,79}?):)\s+(\S.*)$/;

/** A glossary as it reads, also where it is printed: what is no term, then each term by itself, in the order of the alphabet. */
export function glossaryText(body: string): string {
  const rest: string[] = [];
  const terms: { word: string; meaning: string }[] = [];
  for (const line of body.split('\n')) {
    const [, bold, plain, meaning] = termLine.exec(line) ?? [];
    const word = bold ?? plain;
    if (word === undefined || meaning === undefined) rest.push(line);
    else terms.push({ word, meaning });
  }
  terms.sort((a, b) => (a.word.toLowerCase() < b.word.toLowerCase() ? -1 : 1));
  return [rest.join('\n'), ...terms.map(({ word, meaning }) => `**${word}**: ${meaning}`)]
    .join('\n\n')
    .trim();
}

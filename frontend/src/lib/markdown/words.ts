/** How much there is to read. */
export interface Length {
  words: number;
  /** Rounded up; 0 where there is nothing to read. */
  minutes: number;
}

/** How many words, and how many signs of scripts without words, one reads in a minute. */
const wordsAMinute = 230;
const signsAMinute = 400;

const sign = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,:/-][\p{L}\p{M}\p{N}]+)*/gu;

/** How much there is to read in Markdown texts: words, and signs where words stand together without spaces. */
export function lengthOf(texts: readonly string[]): Length {
  let [words, signs] = [0, 0];
  for (const text of texts) {
    const plain = withoutMarks(text);
    signs += plain.match(sign)?.length ?? 0;
    words += plain.replace(sign, ' ').match(word)?.length ?? 0;
  }
  return { words: words + signs, minutes: Math.ceil(words / wordsAMinute + signs / signsAMinute) };
}

/** What one reads of a Markdown text: no addresses, and no words that only say how it looks. */
function withoutMarks(text: string): string {
  return text
    .replace(/\]\([^()\s]*\)/g, ']')
    .replace(/^([ \t>]*)\[!\w+\]/gm, '$1')
    .replace(/^[ \t>]*(?:```|~~~).*$/gm, '')
    .replace(/^[ \t>]*(?:\d+[.)]|[-*+])[ \t]+(?:\[[ x]\] )?/gm, '');
}

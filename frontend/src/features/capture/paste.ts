const bullet = /^(\s*)(?:[-–•‣◦]\s+)?/u;

/** How many spaces a tab stands for. */
const tab = 4;

/** A line of pasted text, and how deep it stands under the lines above it. */
export interface PastedLine {
  text: string;
  level: number;
}

/** True when pasted text holds more than one line with something on it. */
export function holdsLines(text: string): boolean {
  return linesOf(text).length > 1;
}

/** The lines of pasted text without the bullets of a list, nested as they were indented; empty ones are left out. */
export function linesOf(text: string): PastedLine[] {
  const lines: PastedLine[] = [];
  /** How far the lines above are indented under which the next one may stand. */
  let above: number[] = [];
  for (const line of text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    const words = line.replace(bullet, '').trim();
    if (words === '') continue;
    const indent = (bullet.exec(line)?.[1] ?? '').replaceAll('\t', ' '.repeat(tab)).length;
    above = above.filter((outer) => outer < indent);
    lines.push({ text: words, level: above.length });
    above.push(indent);
  }
  return lines;
}

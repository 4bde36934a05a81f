const bullet = /^\s*(?:[-–•‣◦]\s+)?/u;

/** True when pasted text holds more than one line with something on it. */
export function holdsLines(text: string): boolean {
  return linesOf(text).length > 1;
}

/** The lines of pasted text without the bullets of a list; empty ones are left out. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.replace(bullet, '').trim())
    .filter((line) => line !== '');
}

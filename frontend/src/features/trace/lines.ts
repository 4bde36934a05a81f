// Which rows and columns of the matrix are shown, and where they stand.
import type { Trace, TraceAsk, TraceRequirement } from '$lib/api';
import { fold } from '$lib/commands/match';

/** What to look at in the matrix. */
export const looks = [
  'all',
  'evidence',
  'nowhere',
  'accepted',
  'themes',
  'suspect',
  'declined',
  'private',
] as const;
export type Look = (typeof looks)[number];

export interface Narrowing {
  look: Look;
  /** The place of a theme among the themes; -1 for all of them. */
  theme: number;
  /** All asks of the product, in place of those that the PRD has to do with. */
  whole: boolean;
  text: string;
}

/** A line of the matrix: the head of a theme, or an ask with its row among the asks, from 1. */
export type Line = { theme: number; count: number } | { ask: TraceAsk; row: number };
/** A requirement with its place among all, by which cells name it. */
export interface Column {
  at: number;
  requirement: TraceRequirement;
}

export interface Shown {
  lines: Line[];
  columns: Column[];
  /** The asks among the lines. */
  asks: TraceAsk[];
  /** The line of each of them. */
  lineOf: number[];
}

/** The asks that a look is at. */
const picks: Record<Look, (ask: TraceAsk, trace: Trace) => boolean> = {
  all: () => true,
  evidence: () => true,
  nowhere: (ask) => ask.nowhere === true,
  accepted: (ask) => ask.unused === true,
  themes: (ask, { themes }) => themes[ask.theme]?.missing === true,
  suspect: (ask) => ask.suspect === true,
  declined: (ask) => ask.declined === true,
  private: (ask) => ask.private === true && ask.cells.length > 0,
};

/** The requirements that a look is at; the others are looked at through their asks. */
const bears: Partial<Record<Look, (requirement: TraceRequirement) => boolean>> = {
  evidence: (requirement) => requirement.noEvidence === true,
  suspect: (requirement) => requirement.suspect === true,
  declined: (requirement) => requirement.declined === true,
  private: (requirement) => requirement.private === true,
};

/** True where a look is at an ask: two are at those that the PRD has nothing to do with yet, too. */
const isThere = (ask: TraceAsk, look: Look, whole: boolean) =>
  whole || ask.drawn === true || look === 'nowhere' || look === 'themes';

/** How many requirements or asks a look is at. */
export function countOf(look: Look, trace: Trace, whole: boolean): number {
  const bearing = bears[look];
  if (bearing) return trace.requirements.filter(bearing).length;
  if (look === 'themes') return trace.coverage.themes.missing.length;
  return trace.asks.filter((ask) => isThere(ask, look, whole) && picks[look](ask, trace)).length;
}

/** What of a matrix is shown. */
export function narrow(trace: Trace, { look, theme, whole, text }: Narrowing): Shown {
  const isPart = (part: number, whole: number) =>
    trace.themes[whole] !== undefined && trace.themes[part]?.wholeId === trace.themes[whole].id;
  const words = fold(text).split(/\s+/).filter(Boolean);
  const asks = trace.asks.filter(
    (ask) =>
      isThere(ask, look, whole) &&
      (theme < 0 || ask.theme === theme || isPart(ask.theme, theme)) &&
      picks[look](ask, trace) &&
      (words.length === 0 || has(ask.statement, words)),
  );
  const lines: Line[] = [];
  const lineOf: number[] = [];
  for (const [i, ask] of asks.entries()) {
    if (ask.theme !== asks[i - 1]?.theme) {
      lines.push({ theme: ask.theme, count: asks.filter((other) => other.theme === ask.theme).length });
    }
    lineOf.push(lines.length);
    lines.push({ ask, row: i + 1 });
  }
  const columns = trace.requirements
    .map((requirement, at) => ({ at, requirement }))
    .filter(({ requirement }) => bears[look]?.(requirement) ?? true);
  return { lines, columns, asks, lineOf };
}

function has(statement: string, words: readonly string[]): boolean {
  const plain = fold(statement);
  return words.every((word) => plain.includes(word));
}

/** The places of a run of things of one size of which something is in sight, and one more at either end. */
export function inSight(from: number, room: number, size: number, count: number): number[] {
  const first = Math.max(0, Math.floor(from / size) - 1);
  const last = Math.min(count - 1, Math.ceil((from + room) / size));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

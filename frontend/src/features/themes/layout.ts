// Where cards and columns go on the board. Pure: each gives new columns and leaves the old ones as they are.
import type { AskSummary, ThemeColumn } from '$lib/api';

/** A card put into a column ("" for none) before another card ("" for the end). */
export interface CardMove {
  askId: string;
  themeId: string;
  beforeId: string;
}

/** A column put before another one ("" for the end). */
export interface ColumnMove {
  themeId: string;
  beforeId: string;
}

/** Where the selection stands: on a card, or on the head of a column when askId is empty. */
export interface Spot {
  themeId: string;
  askId: string;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

export function findAsk(columns: readonly ThemeColumn[], askId: string): AskSummary | undefined {
  return columns.flatMap((column) => column.asks).find((ask) => ask.id === askId);
}

function insertBefore<T extends { id: string }>(rows: readonly T[], row: T, beforeId: string): T[] {
  const others = rows.filter((other) => other.id !== row.id);
  // The column of the unplaced asks has an empty id as well, and nothing goes before it.
  const at = beforeId === '' ? -1 : others.findIndex((other) => other.id === beforeId);
  return others.toSpliced(at < 0 ? others.length : at, 0, row);
}

export function withCard(columns: readonly ThemeColumn[], move: CardMove): ThemeColumn[] {
  const found = findAsk(columns, move.askId);
  const target = columns.find((column) => column.id === move.themeId);
  if (!found || !target) return [...columns];
  const ask = { ...found, themeName: target.name, themeId: target.id };
  if (target.id === '') Reflect.deleteProperty(ask, 'themeId');
  return columns.map((column) => {
    if (column.id === target.id) return { ...column, asks: insertBefore(column.asks, ask, move.beforeId) };
    if (!column.asks.some((other) => other.id === ask.id)) return column;
    return { ...column, asks: column.asks.filter((other) => other.id !== ask.id) };
  });
}

export function withColumn(columns: readonly ThemeColumn[], move: ColumnMove): ThemeColumn[] {
  const column = columns.find(({ id }) => id === move.themeId);
  return column ? insertBefore(columns, column, move.beforeId) : [...columns];
}

interface Place {
  column: number;
  /** -1 for the head of the column. */
  row: number;
}

function placeOf(columns: readonly ThemeColumn[], spot: Spot): Place | undefined {
  const column = columns.findIndex(({ id }) => id === spot.themeId);
  if (column < 0) return undefined;
  return { column, row: columns[column]?.asks.findIndex((ask) => ask.id === spot.askId) ?? -1 };
}

function spotAt(columns: readonly ThemeColumn[], { column, row }: Place): Spot {
  const { id = '', asks = [] } = columns[column] ?? {};
  return { themeId: id, askId: asks[Math.min(row, asks.length - 1)]?.id ?? '' };
}

const clamp = (n: number, last: number) => Math.max(0, Math.min(n, last));

/** The spot next to one; the first card of the board when there was none. */
export function step(columns: readonly ThemeColumn[], spot: Spot | undefined, to: Direction): Spot {
  const from = spot && placeOf(columns, spot);
  if (!from)
    return spotAt(columns, {
      column: Math.max(
        0,
        columns.findIndex((c) => c.asks.length > 0),
      ),
      row: 0,
    });
  const { column, row } = from;
  if (to === 'up') return spotAt(columns, { column, row: Math.max(-1, row - 1) });
  if (to === 'down') return spotAt(columns, { column, row: row + 1 });
  return spotAt(columns, { column: clamp(column + (to === 'left' ? -1 : 1), columns.length - 1), row });
}

/** The move that takes a card one step; undefined where the board ends. */
export function cardStep(columns: readonly ThemeColumn[], spot: Spot, to: Direction): CardMove | undefined {
  const from = placeOf(columns, spot);
  if (!from || from.row < 0) return undefined;
  const { column, row } = from;
  if (to === 'up' || to === 'down') {
    const asks = columns[column]?.asks ?? [];
    if (to === 'up' ? row === 0 : row === asks.length - 1) return undefined;
    const beforeId = (to === 'up' ? asks[row - 1] : asks[row + 2])?.id ?? '';
    return { askId: spot.askId, themeId: spot.themeId, beforeId };
  }
  const target = columns[column + (to === 'left' ? -1 : 1)];
  return target && { askId: spot.askId, themeId: target.id, beforeId: target.asks[row]?.id ?? '' };
}

/** The move that takes a theme one column to the side; the column of the unplaced asks stays first. */
export function columnStep(
  columns: readonly ThemeColumn[],
  themeId: string,
  to: 'left' | 'right',
): ColumnMove | undefined {
  const at = columns.findIndex(({ id }) => id === themeId);
  if (at < 1 || (to === 'left' ? at === 1 : at === columns.length - 1)) return undefined;
  return { themeId, beforeId: (to === 'left' ? columns[at - 1] : columns[at + 2])?.id ?? '' };
}

/** Where the selection stands after the board changed: with its card, else beside where that was. */
export function settle(
  spot: Spot | undefined,
  before: readonly ThemeColumn[],
  now: readonly ThemeColumn[],
): Spot | undefined {
  if (!spot) return undefined;
  const holder = now.find((c) =>
    spot.askId === '' ? c.id === spot.themeId : c.asks.some((a) => a.id === spot.askId),
  );
  if (holder) return { themeId: holder.id, askId: spot.askId };
  const was = placeOf(before, spot);
  if (!was) return undefined;
  const column = now.findIndex(({ id }) => id === spot.themeId);
  return spotAt(now, { column: column < 0 ? clamp(was.column, now.length - 1) : column, row: was.row });
}

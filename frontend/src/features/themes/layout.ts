// Where cards and themes go on the board. Pure: each gives new columns and leaves the old ones as they are.
import type { ThemeColumn } from '$lib/api';

/** Cards put into a theme ("" for none) before another card ("" for the end), in the order given. */
export interface CardMove {
  ids: string[];
  themeId: string;
  beforeId: string;
}

/** A theme put among the parts of another ("" for those that stand on their own) before one of these ("" for the end). */
export interface ThemeMove {
  themeId: string;
  parentId: string;
  beforeId: string;
}

/** Where the selection stands: on a card, or on the head of a theme when askId is empty. */
export interface Spot {
  themeId: string;
  askId: string;
}

/** What a lane shows under its head: a card, or the head of a part. */
export interface Row extends Spot {
  part?: ThemeColumn;
}

/** A theme that stands on its own, with its parts, as one column from top to bottom. */
export interface Lane {
  theme: ThemeColumn;
  parts: readonly ThemeColumn[];
  collapsed: boolean;
  rows: readonly Row[];
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** What of the board is shown: the asks that pass a filter, and the themes that are not collapsed. */
export interface Sight {
  shown: ReadonlySet<string> | undefined;
  collapsed: ReadonlySet<string>;
}

export const passing = (theme: ThemeColumn, { shown }: Sight) =>
  shown ? theme.askIds.filter((id) => shown.has(id)) : theme.askIds;

/** The columns of the board, in their order, as they are shown. */
export function lanesOf(columns: readonly ThemeColumn[], sight: Sight): Lane[] {
  const rowsOf = (theme: ThemeColumn): Row[] =>
    sight.collapsed.has(theme.id) ? [] : passing(theme, sight).map((askId) => ({ themeId: theme.id, askId }));
  const partsOf = Map.groupBy(columns, ({ parentId }) => parentId ?? '');
  return columns
    .filter(({ parentId }) => parentId === undefined)
    .map((theme) => {
      const parts = theme.id === '' ? [] : (partsOf.get(theme.id) ?? []);
      const collapsed = sight.collapsed.has(theme.id);
      const below = parts.flatMap((part) => [{ themeId: part.id, askId: '', part }, ...rowsOf(part)]);
      return { theme, parts, collapsed, rows: collapsed ? [] : [...rowsOf(theme), ...below] };
    });
}

/** Where an ask is on the board; undefined when it is not on it. */
export function findAsk(columns: readonly ThemeColumn[], askId: string): Spot | undefined {
  const column = columns.find(({ askIds }) => askIds.includes(askId));
  return column && { themeId: column.id, askId };
}

/** The asks of a set in the order of the board, each with the theme it is in. */
export function spotsOf(columns: readonly ThemeColumn[], askIds: ReadonlySet<string>): Spot[] {
  return columns.flatMap((column) =>
    column.askIds.filter((id) => askIds.has(id)).map((askId) => ({ themeId: column.id, askId })),
  );
}

function insertBefore<T>(
  rows: readonly T[],
  added: readonly T[],
  beforeId: string,
  idOf: (row: T) => string,
): T[] {
  const ids = new Set(added.map(idOf));
  const others = rows.filter((row) => !ids.has(idOf(row)));
  // The column of the unplaced asks has an empty id as well, and nothing goes before it.
  const at = beforeId === '' ? -1 : others.findIndex((row) => idOf(row) === beforeId);
  return others.toSpliced(at < 0 ? others.length : at, 0, ...added);
}

/** Puts cards, in the order given, into a theme before another card. */
export function withCards(
  columns: readonly ThemeColumn[],
  { ids, themeId, beforeId }: CardMove,
): ThemeColumn[] {
  const wanted = new Set(ids);
  const here = new Set(spotsOf(columns, wanted).map(({ askId }) => askId));
  const moved = ids.filter((id) => here.has(id));
  if (moved.length === 0 || !columns.some(({ id }) => id === themeId)) return [...columns];
  return columns.map((column) => {
    if (column.id === themeId)
      return { ...column, askIds: insertBefore(column.askIds, moved, beforeId, (id) => id) };
    if (!column.askIds.some((id) => wanted.has(id))) return column;
    return { ...column, askIds: column.askIds.filter((id) => !wanted.has(id)) };
  });
}

export function withTheme(columns: readonly ThemeColumn[], move: ThemeMove): ThemeColumn[] {
  const found = columns.find(({ id }) => id === move.themeId);
  const whole = columns.find(({ id }) => id === move.parentId);
  if (!found || !whole) return [...columns];
  const theme: ThemeColumn = { ...found, parentId: whole.id, partOf: whole.name };
  if (whole.id === '') Reflect.deleteProperty(theme, 'parentId');
  // A theme is followed by its parts, and so they go where it goes.
  const moved: ThemeColumn[] = insertBefore(columns, [theme], move.beforeId, ({ id }) => id);
  const byWhole = Map.groupBy(moved, ({ parentId }) => parentId ?? '');
  return (byWhole.get('') ?? []).flatMap((top) => [
    top,
    ...(top.id === '' ? [] : (byWhole.get(top.id) ?? [])),
  ]);
}

interface Place {
  lane: number;
  /** 0 for the head of the lane. */
  row: number;
}

const isAt = (spot: Spot) => (row: Spot) => row.themeId === spot.themeId && row.askId === spot.askId;

/** The lane in which a theme is shown. */
export function laneOf(lanes: readonly Lane[], themeId: string): number {
  return lanes.findIndex(
    ({ theme, parts }) => theme.id === themeId || parts.some(({ id }) => id === themeId),
  );
}

function placeOf(lanes: readonly Lane[], spot: Spot): Place | undefined {
  const lane = laneOf(lanes, spot.themeId);
  return lane < 0 ? undefined : { lane, row: (lanes[lane]?.rows.findIndex(isAt(spot)) ?? -1) + 1 };
}

function spotAt(lanes: readonly Lane[], { lane, row }: Place): Spot {
  const { theme, rows } = lanes[lane] ?? {};
  const { themeId, askId } = rows?.[Math.min(row, rows.length) - 1] ?? {
    themeId: theme?.id ?? '',
    askId: '',
  };
  return { themeId, askId };
}

const clamp = (n: number, last: number) => Math.max(0, Math.min(n, last));

/** The spot next to one; the first card of the board when there was none. */
export function step(lanes: readonly Lane[], spot: Spot | undefined, to: Direction): Spot {
  const from = spot && placeOf(lanes, spot);
  const some = lanes.findIndex(({ rows }) => rows.length > 0);
  if (!from) return spotAt(lanes, { lane: Math.max(0, some), row: 1 });
  const { lane, row } = from;
  if (to === 'up') return spotAt(lanes, { lane, row: Math.max(0, row - 1) });
  if (to === 'down') return spotAt(lanes, { lane, row: row + 1 });
  return spotAt(lanes, { lane: clamp(lane + (to === 'left' ? -1 : 1), lanes.length - 1), row });
}

/** The move that takes a card one step; undefined where the board ends. Up and down lead through the parts of a theme. */
export function cardStep(lanes: readonly Lane[], spot: Spot, to: Direction): CardMove | undefined {
  const from = placeOf(lanes, spot);
  if (!from || from.row < 1) return undefined;
  const ids = [spot.askId];
  if (to === 'left' || to === 'right') {
    const target = lanes[from.lane + (to === 'left' ? -1 : 1)];
    const own = target?.rows.filter(({ themeId, part }) => themeId === target.theme.id && !part) ?? [];
    return target && { ids, themeId: target.theme.id, beforeId: own[from.row - 1]?.askId ?? '' };
  }
  const rows = lanes[from.lane]?.rows ?? [];
  const before = (row: Row | undefined, themeId: string) => (row?.themeId === themeId ? row.askId : '');
  const at = from.row - 1;
  if (to === 'down') {
    const next = rows[at + 1];
    return next && { ids, themeId: next.themeId, beforeId: before(rows[at + 2], next.themeId) };
  }
  const above = rows[at - 1];
  if (!above) return undefined;
  if (!above.part) return { ids, themeId: above.themeId, beforeId: above.askId };
  // Over the head of its part, to the end of what comes before that.
  return { ids, themeId: rows[at - 2]?.themeId ?? lanes[from.lane]?.theme.id ?? '', beforeId: '' };
}

/** The step of a theme among those of its level; a part that goes to the side stands on its own there. */
export function themeStep(lanes: readonly Lane[], themeId: string, to: Direction): ThemeMove | undefined {
  const at = laneOf(lanes, themeId);
  const lane = lanes[at];
  if (!lane || at < 1) return undefined;
  const aside = to === 'left' || to === 'right';
  if (lane.theme.id !== themeId) {
    if (aside) return { themeId, parentId: '', beforeId: lanes[to === 'left' ? at : at + 1]?.theme.id ?? '' };
    const { id } = lane.theme;
    return stepAmong(lane.parts, themeId, to === 'up' ? -1 : 1, id);
  }
  if (!aside) return undefined;
  const tops = lanes.slice(1).map(({ theme }) => theme);
  return stepAmong(tops, themeId, to === 'left' ? -1 : 1, '');
}

function stepAmong(
  themes: readonly ThemeColumn[],
  themeId: string,
  by: -1 | 1,
  parentId: string,
): ThemeMove | undefined {
  const at = themes.findIndex(({ id }) => id === themeId);
  if (!themes[at + by]) return undefined;
  return { themeId, parentId, beforeId: themes[by < 0 ? at - 1 : at + 2]?.id ?? '' };
}

/** Where the selection stands after the board changed: with its card or theme, else beside where that was. */
export function settle(
  spot: Spot | undefined,
  before: readonly Lane[],
  now: readonly Lane[],
): Spot | undefined {
  if (!spot) return undefined;
  for (const { theme, rows } of now) {
    const row =
      spot.askId === ''
        ? [{ themeId: theme.id, askId: '' }, ...rows].find(isAt(spot))
        : rows.find(({ askId }) => askId === spot.askId);
    if (row) return { themeId: row.themeId, askId: row.askId };
  }
  const was = placeOf(before, spot);
  if (!was) return undefined;
  const lane = laneOf(now, spot.themeId);
  return spotAt(now, { lane: lane < 0 ? clamp(was.lane, now.length - 1) : lane, row: was.row });
}

// Where the readings of a metric stand in a drawing.
import type { MetricSummary, Reading } from '$lib/api';
import { ticksOf } from '$lib/chart/ticks';
import { formatDay } from '$lib/format';
import { valueOf } from './value';

interface Size {
  width: number;
  height: number;
}
export interface Point {
  x: number;
  y: number;
  reading: Reading;
}
/** A height with what it is called; `at` is where the words go. */
interface Level {
  y: number;
  at: number;
  label: string;
}
export interface Chart {
  points: Point[];
  path: string;
  ticks: Level[];
  target?: Level;
  baseline?: Level;
  left: number;
  right: number;
  bottom: number;
  first: string;
  last: string;
}

const dayMs = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00Z`) / dayMs;

export function pathOf(points: readonly { x: number; y: number }[]): string {
  return points
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`)
    .join('');
}

/** Places days and values: `across` for a day, `up` for a value. */
function scales(days: readonly string[], levels: readonly number[], box: { x: number[]; y: number[] }) {
  const [left = 0, right = 0] = box.x;
  const [bottom = 0, top = 0] = box.y;
  const from = dayNumber(days[0] ?? '');
  const length = dayNumber(days.at(-1) ?? '') - from;
  const low = Math.min(...levels);
  const range = Math.max(...levels) - low || 1;
  return {
    across: (day: string) =>
      length === 0 ? (left + right) / 2 : left + ((dayNumber(day) - from) / length) * (right - left),
    up: (value: number) => bottom + ((value - low) / range) * (top - bottom),
  };
}

/** The line of a metric's readings, small: without words. */
export function sparkOf({ readings, target }: MetricSummary, { width, height }: Size) {
  const edge = 3;
  const values = readings.map(({ value }) => value);
  const { across, up } = scales(
    readings.map(({ readOn }) => readOn),
    target === undefined ? values : [...values, target],
    { x: [edge, width - edge], y: [height - edge, edge] },
  );
  const points = readings.map(({ readOn, value }) => ({ x: across(readOn), y: up(value) }));
  return { path: pathOf(points), end: points.at(-1), target: target === undefined ? undefined : up(target) };
}

/** How far apart words must stand, one under the other. */
const lineHeight = 14;

/** The readings of a metric with its target and baseline, to the day on which the target is due. */
export function chartOf(metric: MetricSummary, { width, height }: Size): Chart {
  const { readings, target, baseline, dueOn } = metric;
  const aims = [target, baseline].filter((level) => level !== undefined);
  const levels = ticksOf([...readings.map(({ value }) => value), ...aims]);
  const days = readings.map(({ readOn }) => readOn);
  const last = days.at(-1) ?? '';
  if (target !== undefined && dueOn > last) days.push(dueOn);
  const words = levels.map((level) => valueOf({ ...metric, unit: metric.unit === '%' ? '%' : '' }, level));
  const left = 12 + 6.5 * Math.max(...words.map(({ length }) => length));
  const [right, bottom] = [width - 8, height - 22];
  const { across, up } = scales(days, levels, { x: [left, right], y: [bottom, 10] });
  const points = readings.map((reading) => ({ x: across(reading.readOn), y: up(reading.value), reading }));
  const level = (name: string, value: number): Level => {
    const y = up(value);
    return { y, at: y - 5 < 12 ? y + 13 : y - 5, label: `${name} ${valueOf(metric, value)}` };
  };
  const aim = target === undefined ? undefined : level('Target', target);
  const base = baseline === undefined ? undefined : level('Baseline', baseline);
  if (aim && base && Math.abs(aim.at - base.at) < lineHeight)
    base.at = aim.at + (base.y < aim.y ? -lineHeight : lineHeight);
  return {
    points,
    path: pathOf(points),
    ticks: levels.map((value, i) => ({ y: up(value), at: up(value) + 4, label: words[i] ?? '' })),
    ...(aim ? { target: aim } : {}),
    ...(base ? { baseline: base } : {}),
    ...{ left, right, bottom },
    first: formatDay(days[0] ?? ''),
    last: days.length > 1 ? formatDay(days.at(-1) ?? '') : '',
  };
}

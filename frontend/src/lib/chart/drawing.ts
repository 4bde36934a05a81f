// Where the marks of a chart stand in a drawing.
import type { Chart } from '$lib/api';
import { formatNumber } from '$lib/format';
import { ticksOf } from './ticks';

interface Spot {
  x: number;
  y: number;
}
/** Words at a place. */
interface Words extends Spot {
  words: string;
}
interface Bar extends Spot {
  series: number;
  width: number;
  height: number;
  value: Words;
  said: string;
}
interface Line {
  series: number;
  path: string;
  marks: (Spot & { said: string })[];
}
export interface Drawing {
  height: number;
  left: number;
  right: number;
  ticks: Words[];
  labels: Words[];
  bars: Bar[];
  lines: Line[];
  target?: Words;
}

const [top, foot, row, edge] = [14, 24, 26, 8];
const letter = 6.4;

/** The words that fit into a room; those that do not end in an ellipsis. */
export function fitted(words: string, room: number): string {
  const letters = Array.from(words);
  const most = Math.max(1, Math.floor(room / letter));
  return letters.length <= most ? words : `${letters.slice(0, most - 1).join('')}…`;
}

/** A value with its unit. */
export function valueIn({ unit }: Chart, value: number): string {
  const number = formatNumber(value);
  return unit === '' || unit === '%' ? number + unit : `${number} ${unit}`;
}

/** The values of a chart that can be drawn, by series; the others are left out of the drawing. */
function drawable(chart: Chart): (number | undefined)[][] {
  return chart.series.map(({ values }) =>
    chart.labels.map((_, i) => {
      const value = values[i];
      return Number.isFinite(value) ? value : undefined;
    }),
  );
}

/** What is said of a value where it is pointed at. */
function saidOf(chart: Chart, series: number, i: number, value: number): string {
  const name = chart.series[series]?.name ?? '';
  return `${name === '' ? '' : `${name}, `}${chart.labels[i] ?? ''}: ${valueIn(chart, value)}`;
}

/** Draws a chart at a width. */
export function drawingOf(chart: Chart, width: number): Drawing {
  return chart.kind === 'bars' ? barsOf(chart, width) : plotOf(chart, width);
}

function barsOf(chart: Chart, width: number): Drawing {
  const values = drawable(chart);
  const most = Math.max(0, ...values.flat().map((value) => value ?? 0)) || 1;
  const left = Math.min(220, width * 0.4);
  const longest = Math.max(...values.flat().map((value) => valueIn(chart, value ?? 0).length));
  const room = Math.max(20, width - left - longest * letter - 2 * edge);
  const thick = Math.min(14, (row - 6) / values.length);
  const middle = (i: number) => row * (i + 0.5);
  return {
    height: row * chart.labels.length,
    left,
    right: width,
    ticks: [],
    labels: chart.labels.map((label, i) => ({
      x: left - 10,
      y: middle(i) + 4,
      words: fitted(label, left - 10),
    })),
    bars: values.flatMap((list, series) =>
      list.flatMap((value, i) => {
        if (value === undefined) return [];
        const y = middle(i) + thick * (series - values.length / 2);
        const length = Math.max(1, (room * Math.max(0, value)) / most);
        return {
          series,
          x: left,
          y: y + 0.5,
          width: length,
          height: thick - 1,
          value: { x: left + length + 6, y: y + thick / 2 + 4, words: valueIn(chart, value) },
          said: saidOf(chart, series, i, value),
        };
      }),
    ),
    lines: [],
  };
}

function plotOf(chart: Chart, width: number): Drawing {
  const values = drawable(chart);
  const known = values.flat().filter((value) => value !== undefined);
  const levels = ticksOf([0, ...known, ...(chart.target === undefined ? [] : [chart.target])]);
  const [low, high] = [levels[0] ?? 0, levels.at(-1) ?? 1];
  const words = levels.map((level) => valueIn(chart, level));
  const left = 12 + letter * Math.max(...words.map(({ length }) => length));
  const [right, height] = [width - edge, 230];
  const room = (right - left) / chart.labels.length;
  const up = (value: number) => height - foot - ((height - foot - top) * (value - low)) / (high - low || 1);
  const across = (i: number) => left + room * (i + 0.5);
  const every = Math.max(1, Math.ceil(48 / room));
  const aim = chart.target === undefined ? undefined : up(chart.target);
  return {
    height,
    left,
    right,
    ticks: levels.map((level, i) => ({ x: left - 8, y: up(level), words: words[i] ?? '' })),
    labels: chart.labels.flatMap((label, i) =>
      i % every === 0 ? [{ x: across(i), y: height - 6, words: fitted(label, room * every) }] : [],
    ),
    bars: chart.kind === 'columns' ? columnsOf(chart, values, { room, across, up }) : [],
    lines: chart.kind === 'columns' ? [] : linesOf(chart, values, { across, up }),
    ...(aim === undefined ? {} : { target: { x: right - 2, y: aim, words: chart.aim } }),
  };
}

interface Scales {
  across: (i: number) => number;
  up: (value: number) => number;
}

function columnsOf(
  chart: Chart,
  values: (number | undefined)[][],
  { room, across, up }: Scales & { room: number },
): Bar[] {
  const wide = Math.min((room * 0.64) / values.length, 44);
  return values.flatMap((list, series) =>
    list.flatMap((value, i) => {
      if (value === undefined) return [];
      const x = across(i) + wide * (series - values.length / 2);
      const [y, end] = [Math.min(up(value), up(0)), Math.max(up(value), up(0))];
      const words = valueIn(chart, value);
      return {
        series,
        x: x + 1,
        y,
        width: Math.max(0.5, wide - 2),
        height: end - y,
        value: { x: x + wide / 2, y: y - 4, words: words.length * letter > wide + 6 ? '' : words },
        said: saidOf(chart, series, i, value),
      };
    }),
  );
}

/** Each series as a line, which is interrupted where a value is missing. */
function linesOf(chart: Chart, values: (number | undefined)[][], { across, up }: Scales): Line[] {
  const round = (at: number) => Math.round(at * 10) / 10;
  return values.map((list, series) => {
    const marks = list.flatMap((value, i) =>
      value === undefined
        ? []
        : [{ x: round(across(i)), y: round(up(value)), said: saidOf(chart, series, i, value), i }],
    );
    const path = marks
      .map(({ x, y, i }, n) => `${n > 0 && marks[n - 1]?.i === i - 1 ? 'L' : 'M'}${x} ${y}`)
      .join('');
    return { series, path, marks };
  });
}

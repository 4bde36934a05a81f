import { describe, expect, test } from 'vitest';
import { Cadence, Direction, MetricState, Trend, type MetricSummary } from '$lib/api';
import { ticksOf } from '$lib/chart/ticks';
import { chartOf, pathOf, sparkOf } from './chart';
import { targetOf, valueOf } from './value';

function metric(readings: readonly (readonly [string, number])[], more: Partial<MetricSummary> = {}) {
  return {
    ...{ id: 'm', productId: 'p', name: 'Days to close', unit: 'days', direction: Direction.Down, dueOn: '' },
    ...{ cadence: Cadence.Monthly, source: '', position: 1, revision: 1, productName: '', ownerName: '' },
    ...{ trend: Trend.None, state: MetricState.OnTrack, nextOn: '', readingDue: false, phrase: '' },
    createdAt: '2026-01-01T00:00:00Z',
    readings: readings.map(([readOn, value]) => ({ id: readOn, metricId: 'm', readOn, value, note: '' })),
    ...more,
  };
}

test.each([
  [
    [6, 5, 3],
    [3, 4, 5, 6],
  ],
  [
    [40, 62.5],
    [40, 50, 60, 70],
  ],
  [[5], [4, 6]],
  [[0], [0, 0.5]],
  [
    [-3, 3],
    [-4, -2, 0, 2, 4],
  ],
  [
    [1200, 54_000],
    [0, 20_000, 40_000, 60_000],
  ],
])('the axis of %j is in round numbers', (values, ticks) => {
  const got = ticksOf(values);
  expect(got[0]!).toBeLessThanOrEqual(Math.min(...values));
  expect(got.at(-1)!).toBeGreaterThanOrEqual(Math.max(...values));
  if (values.length > 1) expect(got).toEqual(ticks);
});

describe('the chart', () => {
  const size = { width: 340, height: 160 };
  const drawn = chartOf(
    metric(
      [
        ['2026-09-01', 6],
        ['2026-10-01', 5],
      ],
      { baseline: 6, target: 3, dueOn: '2026-12-01' },
    ),
    size,
  );

  test('better is where it belongs, and time goes to the right up to the day that is due', () => {
    const [first, second] = drawn.points;
    expect(second!.y).toBeGreaterThan(first!.y);
    expect(second!.x).toBeGreaterThan(first!.x);
    expect(second!.x).toBeLessThan(drawn.right - 100);
    expect(drawn.target!.y).toBe(drawn.bottom);
    expect(drawn.last).toMatch(/Dec/);
  });

  test('target and baseline say what they are, and do not lie over each other', () => {
    expect(drawn.target!.label).toBe('Target 3');
    expect(drawn.baseline!.label).toBe('Baseline 6');
    const near = chartOf(metric([['2026-09-01', 60]], { baseline: 50.1, target: 50 }), size);
    expect(Math.abs(near.target!.at - near.baseline!.at)).toBeGreaterThanOrEqual(14);
  });

  test('one reading stands in the middle', () => {
    const { points, first, last } = chartOf(metric([['2026-09-01', 6]]), size);
    expect(points[0]!.x).toBeGreaterThan(120);
    expect([first, last]).toEqual([expect.stringContaining('Sep'), '']);
  });

  test('a small one keeps inside its box', () => {
    const { path, end, target } = sparkOf(
      metric(
        [
          ['2026-09-01', 6],
          ['2026-10-01', 6],
        ],
        { target: 6 },
      ),
      { width: 80, height: 24 },
    );
    expect(path).toBe('M3 21L77 21');
    expect([end, target]).toEqual([{ x: 77, y: 21 }, 21]);
  });
});

test('a path is lines from point to point', () => {
  expect(pathOf([{ x: 1, y: 2.04 }, { x: 3, y: 4 }])).toBe('M1 2L3 4'); // prettier-ignore
});

test.each([
  ['Days to close', 'days', '5'],
  ['Close', 'days', '5 days'],
  ['Matched', '%', '5%'],
  ['Cost', '€', '€5'],
  ['NPS', '', '5'],
])('%s in %s: %s', (name, unit, said) => {
  expect(valueOf(metric([], { name, unit }), 5)).toBe(said);
});

test('a target says by when, and how where there is no baseline', () => {
  const { what, when } = targetOf(metric([], { target: 3, dueOn: '2020-03-01' }));
  expect(what).toBe('at most 3');
  expect(when).toMatch(/^by .*2020/);
  expect(targetOf(metric([], { target: 3, baseline: 6 })).what).toBe('3');
  expect(targetOf(metric([]))).toEqual({ what: '', when: '' });
});

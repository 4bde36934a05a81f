import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Chart as ChartData } from '$lib/api';
import Chart from './Chart.svelte';
import { drawingOf, fitted } from './drawing';

const chart = (more: Partial<ChartData> = {}): ChartData => ({
  name: 'days',
  kind: 'lines',
  title: 'Days to close',
  unit: 'days',
  labels: ['Oct', 'Nov', 'Dec'],
  series: [{ name: '', values: [9, 8, 7] }],
  aim: '',
  ...more,
});

test('a line goes through its values, and is interrupted where one is missing', () => {
  const [line] = drawingOf(chart(), 600).lines;
  expect(line?.path.match(/[ML]/g)).toEqual(['M', 'L', 'L']);
  const [broken] = drawingOf(chart({ series: [{ name: '', values: [9, NaN, 7] }] }), 600).lines;
  expect(broken?.path.match(/[ML]/g)).toEqual(['M', 'M']);
  expect(broken?.marks.map(({ said }) => said)).toEqual(['Oct: 9 days', 'Dec: 7 days']);
});

test('columns stand on zero, below it where they are negative', () => {
  const drawing = drawingOf(chart({ kind: 'columns', series: [{ name: 'a', values: [4, -2, 0] }] }), 600);
  const [up, down, none] = drawing.bars;
  expect(up!.y + up!.height).toBeCloseTo(down!.y);
  expect(none?.height).toBe(0);
});

test.each([
  ['nothing but zeros', [0, 0]],
  ['no values', []],
  ['what is no number', [NaN, Infinity]],
])('%s is drawn without a number that is none', (_, values) => {
  for (const kind of ['lines', 'columns', 'bars']) {
    const drawing = drawingOf(
      chart({ kind, labels: ['a', 'b'], series: [{ name: '', values }], target: 3 }),
      320,
    );
    expect(JSON.stringify(drawing)).not.toMatch(/null|NaN/);
  }
});

test('names that are too long end in an ellipsis', () => {
  expect(fitted('Faster month-end close', 64)).toBe('Faster mo…');
  expect(fitted('Close', 64)).toBe('Close');
});

test('a chart says its numbers in a table, with its caption and target', () => {
  render(Chart, {
    props: { chart: chart({ target: 5, aim: 'Target 5 days' }), caption: 'As read each month' },
  });
  expect(screen.getByRole('img', { name: /^Chart: Days to close/ })).toBeInTheDocument();
  expect(screen.getByText('As read each month')).toBeInTheDocument();
  expect(screen.getByText('8 days')).toBeInTheDocument();
  expect(screen.getAllByText('Target 5 days')).toHaveLength(2);
});

// What products are measured by, in memory.
import type { Backend } from '../client';
import {
  Cadence,
  Code,
  Direction,
  MetricState,
  ProductKind,
  Trend,
  type Metric,
  type MetricSummary,
  type Reading,
} from '../types';
import { failure, find, positionBefore, remove, replace, type Memory } from './memory';
import type { State } from './seed';

const today = '2026-11-23';
const line = /^(\d{4}-\d{2}-\d{2})[,;\t]\s*(-?[\d.]+)$/;

function readingsOf(state: State, metricId: string): Reading[] {
  return state.readings
    .filter((r) => r.metricId === metricId)
    .sort((a, b) => a.readOn.localeCompare(b.readOn));
}

function stateOf(metric: Metric, latest: Reading | undefined): MetricState {
  if (!latest) return MetricState.Unread;
  if (metric.target === undefined) return MetricState.Untargeted;
  const sign = metric.direction === Direction.Up ? 1 : -1;
  if (sign * (latest.value - metric.target) >= 0) return MetricState.Reached;
  return sign * (latest.value - (metric.baseline ?? latest.value)) > 0
    ? MetricState.OnTrack
    : MetricState.Behind;
}

/** A metric with what was read, judged more simply than Go does. */
export function measure(state: State, metric: Metric): MetricSummary {
  const readings = readingsOf(state, metric.id);
  const latest = readings.at(-1);
  const now = latest ? ` (now ${latest.value})` : '';
  const nextOn = latest ? '2026-12-01' : today;
  return {
    ...metric,
    productName: state.products.find(({ id }) => id === metric.productId)?.name ?? '',
    ownerName: state.stakeholders.find(({ id }) => id === metric.ownerId)?.name ?? '',
    readings,
    ...(latest ? { latest } : {}),
    trend: readings.length > 1 ? Trend.Better : Trend.None,
    state: stateOf(metric, latest),
    nextOn: metric.cadence === Cadence.AnyTime ? '' : nextOn,
    readingDue: metric.cadence !== Cadence.AnyTime && nextOn <= today,
    phrase: `${metric.name}: ${metric.baseline ?? ''} → ${metric.target ?? ''}${now}`,
  };
}

/** Puts a reading in; it takes the place of the day's own. */
function put(state: State, reading: Reading): void {
  const there = state.readings.find((r) => r.metricId === reading.metricId && r.readOn === reading.readOn);
  if (there) Object.assign(there, { value: reading.value, note: reading.note });
  else state.readings.push(reading);
}

function look(state: State, metricId: string, text: string) {
  const rows = text.split('\n').map((row, index) => ({ row: row.trim(), line: index + 1 }));
  const filled = rows.filter(({ row }) => row !== '');
  const read = filled.map((it) => ({ ...it, match: line.exec(it.row) }));
  const readings = read.flatMap(({ match }) =>
    match ? [{ id: '', metricId, readOn: match[1] ?? '', value: Number(match[2]), note: '' }] : [],
  );
  const days = readingsOf(state, metricId).map(({ readOn }) => readOn);
  return {
    readings,
    problems: read
      .filter(({ match }) => !match)
      .map((it) => ({ line: it.line, what: 'This is no reading.' })),
    doubt: '',
    replaced: readings.filter(({ readOn }) => days.includes(readOn)).length,
  };
}

export function fakeMetrics(memory: Memory): Backend['metrics'] {
  return {
    List: (productId) =>
      memory.read((state) =>
        state.metrics
          .filter((m) => productId === '' || m.productId === productId)
          .sort((a, b) => a.position - b.position)
          .map((m) => measure(state, m)),
      ),
    Due: () => memory.read((state) => state.metrics.filter((m) => measure(state, m).readingDue).length),
    Starters: (kind) =>
      Promise.resolve([
        {
          name:
            kind === ProductKind.Internal ? 'Days to month-end close' : 'Customers still there after 90 days',
          unit: kind === ProductKind.Internal ? 'days' : '%',
          direction: kind === ProductKind.Internal ? Direction.Down : Direction.Up,
          cadence: Cadence.Monthly,
          says: 'How well the product does.',
        },
      ]),
    Create: (metric) =>
      memory.change('Add metric', (state) => {
        if (metric.name.trim() === '') throw failure(Code.Invalid, 'The name is empty. Type one.', 'name');
        const made = { ...metric, id: memory.id(), position: positionBefore(state.metrics, ''), revision: 1 };
        state.metrics.push(made);
        return measure(state, made);
      }),
    Update: (metric) =>
      memory.change('Edit metric', (state) => measure(state, replace(state.metrics, metric))),
    Move: (id, beforeId) =>
      memory.change('Move metric', (state) => {
        find(state.metrics, id).position = positionBefore(state.metrics, beforeId);
      }),
    Delete: (id) => memory.change('Delete metric', (state) => remove(state.metrics, id)),
    Record: ({ metricId, readOn, value, note, replace: over }) =>
      memory.change('Add reading', (state) => {
        if (!over && readingsOf(state, metricId).some((r) => r.readOn === readOn))
          throw failure(Code.Conflict, `There is a reading of ${readOn} already.`);
        put(state, { id: memory.id(), metricId, readOn, value, note });
        return measure(state, find(state.metrics, metricId));
      }),
    UpdateReading: (reading) =>
      memory.change('Edit reading', (state) => {
        const there = Object.assign(find(state.readings, reading.id), reading);
        return measure(state, find(state.metrics, there.metricId));
      }),
    DeleteReading: (id) =>
      memory.change('Delete reading', (state) => {
        const { metricId } = find(state.readings, id);
        remove(state.readings, id);
        return measure(state, find(state.metrics, metricId));
      }),
    Look: ({ metricId, text }) => memory.read((state) => look(state, metricId, text)),
    Import: ({ metricId, text }) =>
      memory.change('Add readings', (state) => {
        for (const reading of look(state, metricId, text).readings)
          put(state, { ...reading, id: memory.id() });
        return measure(state, find(state.metrics, metricId));
      }),
    Export: () => Promise.resolve('/home/pm/Readings.csv'),
  };
}

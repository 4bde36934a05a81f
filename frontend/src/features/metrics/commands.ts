import type { Command } from '$lib/commands';
import type { MetricSummary } from '$lib/api';
import { workspace } from '$lib/workspace.svelte';
import type { Metrics } from './metrics.svelte';

const group = 'Metrics';

/** What can be done with what products are measured by. */
export function metricCommands(metrics: Metrics): Command[] {
  const some = () => metrics.order.length > 0;
  return [
    {
      id: 'metric.new',
      title: 'New metric',
      group,
      words: 'measure kpi goal add',
      when: () => workspace.products.length > 0,
      run: () => metrics.add(),
    },
    {
      id: 'metric.next',
      title: 'Next metric',
      group,
      quiet: true,
      when: some,
      run: () => metrics.step(1),
    },
    {
      id: 'metric.previous',
      title: 'Previous metric',
      group,
      quiet: true,
      when: some,
      run: () => metrics.step(-1),
    },
    ...(metrics.selected ? selectedCommands(metrics, metrics.selected) : []),
  ];
}

function selectedCommands(metrics: Metrics, metric: MetricSummary): Command[] {
  return [
    {
      id: 'metric.record',
      title: `Add a reading of ${metric.name}`,
      group,
      words: 'value measure',
      run: () => metrics.record(),
    },
    {
      id: 'metric.edit',
      title: `Edit ${metric.name}`,
      group,
      run: () => metrics.form.begin(metric),
    },
    {
      id: 'metric.paste',
      title: 'Paste readings …',
      group,
      words: 'import csv table',
      run: () => (metrics.pasting = true),
    },
    {
      id: 'metric.export',
      title: 'Export readings as CSV …',
      group,
      when: () => metric.readings.length > 0,
      run: () => metrics.export(metric),
    },
    {
      id: 'metric.up',
      title: `Move ${metric.name} up`,
      group,
      quiet: true,
      run: () => metrics.shift(metric, -1),
    },
    {
      id: 'metric.down',
      title: `Move ${metric.name} down`,
      group,
      quiet: true,
      run: () => metrics.shift(metric, 1),
    },
    {
      id: 'metric.delete',
      title: `Delete ${metric.name}`,
      group,
      run: () => metrics.remove(metric),
    },
    {
      id: 'metric.close',
      title: 'Close the details',
      group,
      quiet: true,
      run: () => metrics.select(''),
    },
  ];
}

import type { Command } from '$lib/commands';
import type { GridSpot } from '$lib/gridSpot.svelte';
import type { Tracing } from './tracing.svelte';

/** What can be done in the matrix of a PRD. The head of it is row 0, the asks are its first column. */
export function traceCommands(tracing: Tracing, spot: GridSpot, close: () => unknown): Command[] {
  const group = 'Trace matrix';
  const ask = tracing.shown?.asks[spot.row - 1];
  const requirement = tracing.shown?.columns[spot.column - 1]?.requirement;
  const on = (it: unknown) => spot.atCell && it !== undefined;
  return [
    {
      id: 'trace.toggle',
      title: 'Cite the ask, or take it away',
      group,
      quiet: true,
      when: () => on(ask) && requirement !== undefined,
      run: () => ask && requirement && tracing.toggle(ask, requirement),
    },
    {
      id: 'trace.ask',
      title: 'Open the ask',
      group,
      when: () => on(ask) && ask?.deleted !== true,
      run: () => ask && tracing.goToAsk(ask),
    },
    {
      id: 'trace.requirement',
      title: 'Open the requirement',
      group,
      when: () => on(requirement),
      run: () => requirement && tracing.goToRequirement(requirement),
    },
    {
      id: 'trace.find',
      title: 'Find asks',
      group,
      words: 'filter search',
      run: () => tracing.field?.focus(),
    },
    {
      id: 'trace.xlsx',
      title: 'Export the trace matrix to Excel',
      group,
      words: 'xlsx table',
      run: () => tracing.export(false),
    },
    {
      id: 'trace.csv',
      title: 'Export the trace matrix as CSV',
      group,
      words: 'table spreadsheet',
      run: () => tracing.export(true),
    },
    {
      id: 'trace.close',
      title: 'Close the details',
      group,
      quiet: true,
      when: () => tracing.open,
      run: close,
    },
    {
      id: 'trace.leave',
      title: 'Back to the text',
      group,
      words: 'prd write',
      run: () => tracing.leave(),
    },
  ];
}

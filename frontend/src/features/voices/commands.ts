import type { Command } from '$lib/commands';
import type { GridSpot } from '$lib/gridSpot.svelte';
import { views, type Voices } from './voices.svelte';

/** What can be done where one sees who was heard. */
export function voicesCommands(voices: Voices, spot: GridSpot, close: () => unknown): Command[] {
  const group = 'Voices';
  return [
    ...views.map(({ value, label }) => ({
      id: `voices.${value}`,
      title: `Show the ${label.toLowerCase()}`,
      group,
      words: 'unheard map matrix',
      when: () => voices.view !== value,
      run: () => voices.show(value),
    })),
    {
      id: 'voices.export',
      title: 'Export the overlap as CSV',
      group,
      words: 'table spreadsheet',
      when: () => voices.view === 'overlap',
      run: () => voices.export(),
    },
    {
      id: 'overlap.find',
      title: 'Find in the overlap',
      group,
      words: 'filter search',
      when: () => voices.view === 'overlap',
      run: () => voices.field?.focus(),
    },
    {
      id: 'overlap.open',
      title: 'Open the evidence of the cell',
      group,
      quiet: true,
      when: () => spot.atCell,
      run: () => spot.open(),
    },
    {
      id: 'overlap.close',
      title: 'Close the evidence',
      group,
      quiet: true,
      when: () => voices.openId !== '',
      run: close,
    },
  ];
}

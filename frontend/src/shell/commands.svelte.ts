import { productCommands } from '../features/products/products.svelte';
import { workspaces } from '../features/workspace/workspaces.svelte';
import { redo, undo } from '$lib/act';
import { askImporting } from '$lib/domain/askImporting.svelte';
import { backups } from '$lib/backups/backups.svelte';
import { useCommands, type Command } from '$lib/commands';
import { duplicates, go, route, type Area } from '$lib/router.svelte';
import { workspace } from '$lib/workspace.svelte';
import { veil } from '$lib/veil.svelte';
import { shell } from './shell.svelte';

/** The areas as sidebar, palette and keys name them. */
export const areaRecords: readonly { area: Area; title: string; count?: keyof Counts }[] = [
  { area: 'sessions', title: 'Sessions', count: 'sessions' },
  { area: 'asks', title: 'Asks', count: 'asks' },
  { area: 'themes', title: 'Themes', count: 'themes' },
  { area: 'voices', title: 'Voices' },
  { area: 'prds', title: 'PRDs', count: 'prds' },
  { area: 'metrics', title: 'Metrics' },
  { area: 'people', title: 'People', count: 'stakeholders' },
  { area: 'guides', title: 'Guides' },
  { area: 'review', title: 'Review' },
];
type Counts = NonNullable<typeof workspace.info>['counts'];

function goCommands(): Command[] {
  const places: readonly { area: Area; title: string; words?: string }[] = [
    ...areaRecords,
    { area: 'products', title: 'Products' },
    { area: 'promises', title: 'Promises', words: 'ledger owe due' },
  ];
  return places.map(({ area, title, words = '' }) => ({
    id: `go.${area}`,
    title: `Go to ${title.startsWith('PRD') ? title : title.toLowerCase()}`,
    group: 'Go to',
    words,
    when: () => workspace.open,
    run: () => go(area),
  }));
}

function historyCommands(): Command[] {
  const { undo: back, redo: forth } = shell.history;
  return [
    {
      id: 'history.undo',
      title: `Undo: ${back?.label ?? ''}`,
      group: 'Change',
      notInText: true,
      when: () => back !== undefined,
      run: undo,
    },
    {
      id: 'history.redo',
      title: `Redo: ${forth?.label ?? ''}`,
      group: 'Change',
      notInText: true,
      when: () => forth !== undefined,
      run: redo,
    },
  ];
}

/** The product that one is looking at; empty where that is none in particular. */
function productOf({ area, id, query }: typeof route): string {
  return area === 'themes' || area === 'products' ? id : (query.product ?? '');
}

/** Registers what can be done from everywhere. */
export function useShellCommands(): void {
  useCommands(() => [
    {
      id: 'palette.open',
      title: 'Search or run',
      group: 'Everywhere',
      quiet: true,
      run: () => (shell.paletteOpen = true),
    },
    {
      id: 'help.open',
      title: 'Keys of this screen',
      group: 'Everywhere',
      words: 'help shortcuts keyboard',
      run: () => (shell.helpOpen = true),
    },
    ...goCommands(),
    {
      id: 'go.duplicates',
      title: 'Find duplicates',
      group: 'Asks',
      words: 'same twice merge similar',
      when: () => workspace.open,
      run: () => go('asks', '', { view: duplicates, product: productOf(route) }),
    },
    {
      id: 'go.trash',
      title: 'Go to the trash',
      group: 'Go to',
      words: 'deleted restore bring back',
      when: () => workspace.open,
      run: () => go('trash'),
    },
    {
      id: 'go.settings',
      title: 'Settings',
      group: 'Go to',
      when: () => workspace.open,
      run: () => go('settings'),
    },
    ...historyCommands(),
    ...productCommands(),
    {
      id: 'ask.import',
      title: 'Import asks …',
      group: 'Asks',
      words: 'csv excel xlsx table list paste fider jira canny productboard tickets undo import earlier',
      when: () => workspace.open && workspace.info?.readOnly !== true,
      run: () => askImporting.start(),
    },
    ...workspaces.commands(),
    ...backups.commands(),
    ...veil.commands(),
  ]);
}

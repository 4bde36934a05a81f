import { productCommands } from '../features/products/products.svelte';
import { workspaces } from '../features/workspace/workspaces.svelte';
import { redo, undo } from '$lib/act';
import { backups } from '$lib/backups/backups.svelte';
import { useCommands, type Command } from '$lib/commands';
import { go, type Area } from '$lib/router.svelte';
import { workspace } from '$lib/workspace.svelte';
import { shell } from './shell.svelte';

/** The areas as sidebar, palette and keys name them. */
export const areaRecords: readonly { area: Area; title: string; keys: string; count?: keyof Counts }[] = [
  { area: 'sessions', title: 'Sessions', keys: 'g s', count: 'sessions' },
  { area: 'asks', title: 'Asks', keys: 'g a', count: 'asks' },
  { area: 'themes', title: 'Themes', keys: 'g t', count: 'themes' },
  { area: 'prds', title: 'PRDs', keys: 'g d', count: 'prds' },
  { area: 'people', title: 'People', keys: 'g p', count: 'stakeholders' },
  { area: 'review', title: 'Review', keys: 'g r' },
];
type Counts = NonNullable<typeof workspace.info>['counts'];

function goCommands(): Command[] {
  return [...areaRecords, { area: 'products', title: 'Products', keys: 'g o' } as const].map(
    ({ area, title, keys }) => ({
      id: `go.${area}`,
      title: `Go to ${title.startsWith('PRD') ? title : title.toLowerCase()}`,
      group: 'Go to',
      keys,
      when: () => workspace.open,
      run: () => go(area),
    }),
  );
}

function historyCommands(): Command[] {
  const { undo: back, redo: forth } = shell.history;
  return [
    {
      id: 'history.undo',
      title: `Undo: ${back?.label ?? ''}`,
      group: 'Change',
      keys: 'Mod+Z',
      notInText: true,
      when: () => back !== undefined,
      run: undo,
    },
    {
      id: 'history.redo',
      title: `Redo: ${forth?.label ?? ''}`,
      group: 'Change',
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      notInText: true,
      when: () => forth !== undefined,
      run: redo,
    },
  ];
}

/** Registers what can be done from everywhere. */
export function useShellCommands(): void {
  useCommands(() => [
    {
      id: 'palette.open',
      title: 'Search or run',
      group: 'Everywhere',
      keys: 'Mod+K',
      quiet: true,
      run: () => (shell.paletteOpen = true),
    },
    {
      id: 'help.open',
      title: 'Keys of this screen',
      group: 'Everywhere',
      keys: '?',
      words: 'help shortcuts keyboard',
      run: () => (shell.helpOpen = true),
    },
    ...goCommands(),
    {
      id: 'go.settings',
      title: 'Settings',
      group: 'Go to',
      keys: 'Mod+,',
      when: () => workspace.open,
      run: () => go('settings'),
    },
    ...historyCommands(),
    ...productCommands(),
    ...workspaces.commands(),
    ...backups.commands(),
  ]);
}

import ChevronsDownUp from '@lucide/svelte/icons/chevrons-down-up';
import CornerDownRight from '@lucide/svelte/icons/corner-down-right';
import CornerLeftUp from '@lucide/svelte/icons/corner-left-up';
import Grid3x3 from '@lucide/svelte/icons/grid-3x3';
import Lock from '@lucide/svelte/icons/lock';
import LockOpen from '@lucide/svelte/icons/lock-open';
import Merge from '@lucide/svelte/icons/merge';
import MoveDown from '@lucide/svelte/icons/move-down';
import MoveLeft from '@lucide/svelte/icons/move-left';
import MoveRight from '@lucide/svelte/icons/move-right';
import MoveUp from '@lucide/svelte/icons/move-up';
import Pencil from '@lucide/svelte/icons/pencil';
import Split from '@lucide/svelte/icons/split';
import Trash from '@lucide/svelte/icons/trash-2';
import Users from '@lucide/svelte/icons/users';
import { api, citingQuery, type ThemeColumn } from '$lib/api';
import { attempt } from '$lib/act';
import { bindings } from '$lib/commands';
import { go, tracing } from '$lib/router.svelte';
import { toasts, type MenuGroup } from '$lib/ui';
import type { Board } from './board.svelte';
import { themeStep, type Direction } from './layout';

const moves = {
  up: { label: 'Move up', icon: MoveUp },
  down: { label: 'Move down', icon: MoveDown },
  left: { label: 'Move left', icon: MoveLeft },
  right: { label: 'Move right', icon: MoveRight },
} as const;

/** Goes to the requirements that rest on a theme, in the matrix of the PRD that was changed last. */
export async function showRequirements({ id, name }: ThemeColumn): Promise<void> {
  const citing = await attempt(() => api.prds.citing(citingQuery({ themeId: id })));
  const prdId = citing?.[0]?.prdId;
  if (prdId !== undefined) go('prds', prdId, { view: tracing, theme: id });
  else if (citing) toasts.show({ text: `No requirement rests on “${name}” yet` });
}

/** What can be done with a theme, as the menu of its head. */
export function themeMenu(board: Board, theme: ThemeColumn, folded: boolean): MenuGroup[] {
  const part = theme.parentId !== undefined;
  const hasParts = board.columns.some(({ parentId }) => parentId === theme.id);
  const others = board.columns.length > 2;
  // After the menu has given the focus back.
  const later = (work: () => unknown) => () => setTimeout(work);
  const move = (to: Direction) => {
    const step = themeStep(board.lanes, theme.id, to);
    return { ...moves[to], disabled: !step, run: () => step && board.moveTheme(step) };
  };
  return [
    {
      items: [
        {
          label: 'Rename and describe',
          icon: Pencil,
          keys: bindings.first('theme.edit'),
          run: later(() => (board.editing = theme.id)),
        },
        { label: 'Requirements', icon: Grid3x3, run: () => showRequirements(theme) },
        {
          label: 'Voices',
          icon: Users,
          run: () => go('voices', theme.productId, { theme: theme.id, view: 'people' }),
        },
        {
          label: folded ? 'Open' : 'Collapse',
          icon: ChevronsDownUp,
          keys: bindings.first('theme.fold'),
          run: () => board.fold(theme.id),
        },
        {
          label: theme.locked ? 'Unlock' : 'Lock',
          icon: theme.locked ? LockOpen : Lock,
          keys: bindings.first('theme.lock'),
          run: () => board.lock(theme),
        },
      ],
    },
    {
      items: [
        ...(part ? [move('up'), move('down')] : [move('left'), move('right')]),
        {
          label: 'Make part of …',
          icon: CornerDownRight,
          keys: bindings.first('theme.part'),
          disabled: hasParts || !others,
          run: later(() => (board.picking = 'part')),
        },
        ...(part
          ? [
              {
                label: `Take out of ${theme.partOf}`,
                icon: CornerLeftUp,
                keys: bindings.first('theme.out'),
                run: () => board.takeOut(theme),
              },
            ]
          : []),
        {
          label: 'Merge into …',
          icon: Merge,
          disabled: !others,
          run: later(() => (board.picking = 'merge')),
        },
        {
          label: 'Split …',
          icon: Split,
          keys: bindings.first('theme.split'),
          disabled: theme.askIds.length < 2,
          run: () => board.split(theme),
        },
      ],
    },
    {
      items: [{ label: 'Delete theme', icon: Trash, danger: true, run: () => board.deleteTheme(theme) }],
    },
  ];
}

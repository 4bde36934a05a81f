import type { Product } from '$lib/api';
import type { Command } from '$lib/commands';
import { go, suggesting } from '$lib/router.svelte';
import { merging } from '$lib/asks/merging.svelte';
import type { Board } from './board.svelte';
import type { Direction } from './layout';

const arrows: Direction[] = ['up', 'down', 'left', 'right'];

function selectionCommands(board: Board): Command[] {
  const group = 'Board';
  const some = () => board.columns.length > 0;
  return [
    ...arrows.map((to) => ({
      id: `board.${to}`,
      title: `Select ${to}`,
      group,
      quiet: true,
      when: some,
      run: () => board.step(to),
    })),
    ...arrows.map((to) => ({
      id: `board.shift-${to}`,
      title: to === 'left' || to === 'right' ? `Move the ask or theme ${to}` : `Move the ask ${to}`,
      group,
      quiet: true,
      when: () => board.spot !== undefined,
      run: () => board.shift(to),
    })),
    {
      id: 'board.close',
      title: 'Close the details',
      group,
      quiet: true,
      when: () => board.open !== '',
      run: () => board.close(),
    },
  ];
}

function askCommands(board: Board): Command[] {
  const group = 'Asks';
  const onCard = () => (board.spot?.askId ?? '') !== '';
  return [
    {
      id: 'ask.open',
      title: 'Open the selected ask',
      group,
      quiet: true,
      when: () => board.atCard,
      run: () => board.show(),
    },
    {
      id: 'ask.move',
      title: 'Move this ask to a theme …',
      group,
      when: () => board.ask !== undefined,
      run: () => (board.picking = 'card'),
    },
    {
      id: 'card.merge',
      title: 'Merge this ask into …',
      group,
      words: 'same duplicate join root',
      when: () => board.ask !== undefined,
      run: () => board.ask && merging.begin([board.ask]),
    },
    {
      id: 'ask.delete',
      title: 'Delete this ask',
      group,
      when: onCard,
      run: () => board.ask && board.deleteAsk(board.ask.id),
    },
  ];
}

function themeCommands(board: Board): Command[] {
  const group = 'Themes';
  const chosen = () => board.theme !== undefined;
  const more = (n: number) => () => chosen() && board.columns.length > n;
  const shift = (to: 'left' | 'right') => () => board.theme && board.shiftTheme(board.theme.id, to);
  return [
    {
      id: 'theme.new',
      title: 'New theme',
      group,
      words: 'add group',
      when: () => board.productId() !== '',
      run: () => (board.creating = true),
    },
    {
      id: 'theme.suggest',
      title: 'Suggest themes',
      group,
      words: 'group cluster find',
      when: () => board.askCount > 0,
      run: () => go('themes', board.productId(), { view: suggesting }),
    },
    {
      id: 'theme.split',
      title: 'Split this theme …',
      group,
      when: () => (board.theme?.asks.length ?? 0) > 1,
      run: () => board.theme && go('themes', board.productId(), { view: suggesting, split: board.theme.id }),
    },
    {
      id: 'theme.edit',
      title: 'Rename and describe this theme',
      group,
      when: chosen,
      run: () => (board.editing = board.theme?.id ?? ''),
    },
    {
      id: 'theme.voices',
      title: 'Who stands behind this theme',
      group,
      words: 'voices people teams channels',
      when: chosen,
      run: () => board.theme && go('voices', board.productId(), { theme: board.theme.id, view: 'people' }),
    },
    { id: 'theme.left', title: 'Move this theme left', group, when: more(2), run: shift('left') },
    { id: 'theme.right', title: 'Move this theme right', group, when: more(2), run: shift('right') },
    {
      id: 'theme.merge',
      title: 'Merge this theme into …',
      group,
      when: more(2),
      run: () => (board.picking = 'theme'),
    },
    {
      id: 'theme.delete',
      title: 'Delete this theme',
      group,
      when: () => chosen() && board.spot?.askId === '',
      run: () => board.theme && board.deleteTheme(board.theme),
    },
  ];
}

/** What can be done on the board of a product. */
export function boardCommands(board: Board, products: readonly Product[]): Command[] {
  const here = board.productId();
  return [
    ...themeCommands(board),
    ...askCommands(board),
    ...selectionCommands(board),
    {
      id: 'theme.draft',
      title: 'Draft a PRD from these themes',
      group: 'Themes',
      words: 'requirements document',
      when: () => board.columns.length > 1,
      run: () => go('prds', '', { draft: here }),
    },
    ...products
      .filter(({ id }) => id !== here)
      .map(({ id, name }) => ({
        id: `theme.product.${id}`,
        title: `Themes of ${name}`,
        group: 'Themes',
        words: 'product switch',
        run: () => go('themes', id),
      })),
  ];
}

import { api, type Product } from '$lib/api';
import { attempt } from '$lib/act';
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
      title: `Move the ask or theme ${to}`,
      group,
      quiet: true,
      when: () => board.spot !== undefined,
      run: () => board.shift(to),
    })),
    {
      id: 'board.jump',
      title: 'Go to a theme …',
      group,
      words: 'column find jump',
      when: () => board.columns.length > 1,
      run: () => (board.picking = 'jump'),
    },
    {
      id: 'board.mark',
      title: 'Choose this ask, to move several',
      group,
      words: 'select',
      when: () => (board.spot?.askId ?? '') !== '',
      run: () => board.spot && board.mark(board.spot.askId),
    },
    {
      id: 'board.unmark',
      title: 'Choose no asks',
      group,
      when: () => board.marked.size > 0,
      run: () => board.unmark(),
    },
    {
      id: 'board.filter',
      title: 'Search and filter the board',
      group,
      words: 'find text person team channel decision',
      when: some,
      run: () => board.filter.begin(),
    },
    {
      id: 'board.close',
      title: 'Choose none, close the details, or clear the filter',
      group,
      quiet: true,
      when: () => board.marked.size > 0 || board.open !== '' || board.filter.open,
      run: () => {
        if (board.marked.size > 0) board.unmark();
        else if (board.open !== '') void board.close();
        else board.filter.clear();
      },
    },
    {
      id: 'board.clear',
      title: 'Show every ask again',
      group,
      words: 'clear filter search',
      when: () => board.filter.open,
      run: () => board.filter.clear(),
    },
    {
      id: 'board.fold-all',
      title: 'Collapse every theme',
      group,
      when: some,
      run: () => board.foldAll(true),
    },
    { id: 'board.open-all', title: 'Open every theme', group, when: some, run: () => board.foldAll(false) },
  ];
}

async function mergeAsks(board: Board): Promise<void> {
  const asks = await attempt(() => api.asks.rows(board.asks.map(({ askId }) => askId)));
  if (asks?.length) merging.begin(asks);
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
      title: 'Move to a theme …',
      group,
      words: 'ask asks',
      when: () => board.asks.length > 0,
      run: () => (board.picking = 'card'),
    },
    {
      id: 'card.merge',
      title: 'Merge this ask into …',
      group,
      words: 'same duplicate join root',
      when: () => board.asks.length > 0,
      run: () => mergeAsks(board),
    },
    {
      id: 'ask.delete',
      title: 'Delete this ask',
      group,
      when: onCard,
      run: () => board.ask && board.deleteAsk(board.ask.askId),
    },
  ];
}

function themeCommands(board: Board): Command[] {
  const group = 'Themes';
  const chosen = () => board.theme !== undefined;
  const onHead = () => chosen() && board.spot?.askId === '';
  const hasParts = () =>
    board.columns.some(({ parentId }) => parentId !== undefined && parentId === board.theme?.id);
  const others = () => chosen() && board.columns.length > 2;
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
      when: () => (board.theme?.askIds.length ?? 0) > 1,
      run: () => board.theme && board.split(board.theme),
    },
    {
      id: 'theme.edit',
      title: 'Rename and describe this theme',
      group,
      words: 'definition belongs example colour symbol',
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
    {
      id: 'theme.fold',
      title: 'Collapse or open this theme',
      group,
      words: 'fold expand column',
      when: () => board.spot !== undefined,
      run: () => board.fold(board.spot?.themeId ?? ''),
    },
    {
      id: 'theme.lock',
      title: board.theme?.locked === true ? 'Unlock this theme' : 'Lock this theme against suggestions',
      group,
      when: chosen,
      run: () => board.theme && board.lock(board.theme),
    },
    {
      id: 'theme.part',
      title: 'Make this theme a part of …',
      group,
      words: 'hierarchy nest parent',
      when: () => others() && !hasParts(),
      run: () => (board.picking = 'part'),
    },
    {
      id: 'theme.out',
      title: `Take this theme out of ${board.theme?.partOf ?? ''}`,
      group,
      words: 'hierarchy parent',
      when: () => board.theme?.parentId !== undefined,
      run: () => board.theme && board.takeOut(board.theme),
    },
    {
      id: 'theme.merge',
      title: 'Merge this theme into …',
      group,
      when: others,
      run: () => (board.picking = 'merge'),
    },
    {
      id: 'theme.delete',
      title: 'Delete this theme',
      group,
      when: onHead,
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

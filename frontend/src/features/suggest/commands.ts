import type { Command } from '$lib/commands';
import type { Pairs } from './pairs.svelte';
import type { Review } from './review.svelte';

/** What can be done with suggested themes. */
export function reviewCommands(review: Review, leave: () => void): Command[] {
  const group = 'Suggested themes';
  const chosen = () => review.group !== undefined && !review.work.busy;
  const some = (n: number) => () => chosen() && review.groups.length > n;
  const on = (run: (group: NonNullable<Review['group']>) => unknown) => () =>
    review.group && run(review.group);
  const { corrections } = review;
  return [
    // In place of those of the workspace, while a correction is what comes next.
    {
      id: 'history.undo',
      title: `Undo: ${corrections.undoable?.label ?? ''}`,
      group: 'Change',
      notInText: true,
      when: () => corrections.undoable !== undefined,
      run: () => corrections.undo(),
    },
    {
      id: 'history.redo',
      title: `Redo: ${corrections.redoable?.label ?? ''}`,
      group: 'Change',
      notInText: true,
      when: () => corrections.redoable !== undefined,
      run: () => corrections.redo(),
    },
    {
      id: 'suggest.next',
      title: 'Next suggestion',
      group,
      quiet: true,
      when: chosen,
      run: () => review.move(1),
    },
    {
      id: 'suggest.previous',
      title: 'Suggestion before',
      group,
      quiet: true,
      when: chosen,
      run: () => review.move(-1),
    },
    {
      id: 'suggest.accept',
      title: 'Accept the ticked asks as this theme',
      group,
      when: chosen,
      run: on((one) => review.accept(one)),
    },
    {
      id: 'suggest.rename',
      title: 'Rename this suggestion',
      group,
      when: () => chosen() && review.group?.themeId === '',
      run: () => review.focusName(),
    },
    {
      id: 'suggest.dismiss',
      title: 'Dismiss this suggestion',
      group,
      when: () => chosen() && review.splitId() === '',
      run: on((one) => review.dismiss(one)),
    },
    {
      id: 'suggest.merge',
      title: 'Merge this suggestion into …',
      group,
      when: some(1),
      run: () => (review.merging = true),
    },
    {
      id: 'suggest.split',
      title: 'Split this suggestion',
      group,
      when: chosen,
      run: on((one) => review.split(one)),
    },
    {
      id: 'suggest.finer',
      title: 'Finer: more and smaller themes',
      group,
      when: () => review.splitId() === '',
      run: () => review.setFiner(review.finer + 1),
    },
    {
      id: 'suggest.coarser',
      title: 'Coarser: fewer and larger themes',
      group,
      when: () => review.splitId() === '',
      run: () => review.setFiner(review.finer - 1),
    },
    {
      id: 'suggest.anew',
      title: 'Group all anew, without what I changed',
      group,
      when: () => review.splitId() === '' && !review.work.busy,
      run: () => review.startOver(),
    },
    { id: 'suggest.leave', title: 'Back to the board', group, run: leave },
  ];
}

/** What can be done with asks that seem to say the same. */
export function pairCommands(pairs: Pairs, leave: () => void): Command[] {
  const group = 'Duplicates';
  const chosen = () => pairs.pair !== undefined;
  return [
    { id: 'duplicate.next', title: 'Next pair', group, quiet: true, when: chosen, run: () => pairs.move(1) },
    {
      id: 'duplicate.previous',
      title: 'Pair before',
      group,
      quiet: true,
      when: chosen,
      run: () => pairs.move(-1),
    },
    {
      id: 'duplicate.merge',
      title: 'Merge the pair',
      group,
      when: () => chosen() && pairs.atRow,
      run: () => pairs.pair && pairs.merge(pairs.pair),
    },
    {
      id: 'duplicate.turn',
      title: 'Keep the other wording',
      group,
      when: chosen,
      run: () => pairs.pair && pairs.turn(pairs.pair),
    },
    {
      id: 'duplicate.apart',
      title: 'They are not the same',
      group,
      when: chosen,
      run: () => pairs.pair && pairs.keepApart(pairs.pair),
    },
    { id: 'duplicate.leave', title: 'Back to the asks', group, run: leave },
  ];
}

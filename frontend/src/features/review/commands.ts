import { commands, type Command } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import { openReview } from './review.svelte';

const record: Command = {
  id: 'review.open',
  title: 'Search everything',
  group: 'Review',
  words: 'find review past sessions notes',
  when: () => workspace.open,
  run: openReview,
};

// The search opens from everywhere, so its command does not come and go with its view.
commands.add(() => [record]);

/** The same command while the view is open: it leads back to the field. */
export function searchCommands(focus: () => void, widen: () => void): Command[] {
  return [
    { ...record, run: focus },
    { id: 'review.field', title: 'Go to the search field', group: 'Review', quiet: true, run: focus },
    { id: 'review.widen', title: 'Clear the filters of the search', group: 'Review', run: widen },
  ];
}

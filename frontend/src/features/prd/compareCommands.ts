import type { Command } from '$lib/commands';

interface Deeds {
  step: (by: 1 | -1) => void;
  turn: () => void;
  use: () => void;
  leave: () => void;
}

/** What can be done while two versions are compared. */
export function compareCommands({ step, turn, use, leave }: Deeds): Command[] {
  const group = 'Compare versions';
  return [
    { id: 'compare.next', title: 'Next change', group, run: () => step(1) },
    { id: 'compare.previous', title: 'Change before', group, run: () => step(-1) },
    { id: 'compare.turn', title: 'Look from the other side', group, words: 'swap', run: turn },
    {
      id: 'compare.use',
      title: 'Use the earlier text of this change',
      group,
      words: 'bring back restore revert',
      run: use,
    },
    { id: 'compare.leave', title: 'Back to the PRD', group, run: leave },
  ];
}

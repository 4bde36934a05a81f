import type { Command } from '$lib/commands';

interface Deeds {
  step: (by: 1 | -1) => void;
  compare: () => void;
  exportIt: () => void;
  restore: () => void;
  leave: () => void;
}

/** What can be done while a version is read. */
export function versionCommands({ step, compare, exportIt, restore, leave }: Deeds): Command[] {
  const group = 'Version';
  return [
    { id: 'version.newer', title: 'Newer version', group, run: () => step(-1) },
    { id: 'version.older', title: 'Older version', group, run: () => step(1) },
    { id: 'version.compare', title: 'Compare with the draft', group, words: 'diff changes', run: compare },
    { id: 'version.export', title: 'Export this version', group, words: 'save pdf word', run: exportIt },
    {
      id: 'version.restore',
      title: 'Bring all of this version back',
      group,
      words: 'restore revert',
      run: restore,
    },
    { id: 'version.leave', title: 'Back to the draft', group, run: leave },
  ];
}

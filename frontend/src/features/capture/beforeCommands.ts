import type { Command } from '$lib/commands';
import type { Before, Earlier } from './before.svelte';

/** What can be done where the same was asked before, without leaving the line that is being typed. */
export function beforeCommands(before: Before): Command[] {
  const group = 'Asked before';
  const words = 'similar same duplicate merge';
  const when = () => before.target !== undefined;
  const on = (deed: (earlier: Earlier) => unknown) => () => before.target && deed(before.target);
  return [
    {
      id: 'before.show',
      title: 'Show what was asked before',
      group,
      words,
      when,
      run: on((earlier) => before.open(earlier)),
    },
    {
      id: 'before.add',
      title: 'Add this voice to what was asked before',
      group,
      words,
      when,
      run: on((earlier) => before.add(earlier)),
    },
    {
      id: 'before.apart',
      title: 'It is not the same as what was asked before',
      group,
      words,
      when,
      run: on((earlier) => before.keepApart(earlier)),
    },
  ];
}

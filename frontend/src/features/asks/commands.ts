import type { Command } from '$lib/commands';
import type { AsksState } from './asks.svelte';

/** What can be done in the list of asks. */
export function askCommands(state: AsksState, focusFilter: () => void): Command[] {
  const group = 'Asks';
  const some = () => state.list.length > 0;
  const chosen = () => state.current !== '';
  return [
    {
      id: 'ask.new',
      title: 'New ask from outside a session',
      group,
      words: 'log add ticket',
      run: () => (state.adding = true),
    },
    { id: 'ask.find', title: 'Filter asks', group, words: 'search find', run: focusFilter },
    {
      id: 'ask.next',
      title: 'Next ask',
      group,
      quiet: true,
      when: some,
      run: () => state.move(1),
    },
    {
      id: 'ask.previous',
      title: 'Previous ask',
      group,
      quiet: true,
      when: some,
      run: () => state.move(-1),
    },
    {
      id: 'ask.open',
      title: 'Open the selected ask',
      group,
      quiet: true,
      when: () => state.atRow,
      run: () => state.show(state.selected),
    },
    {
      id: 'ask.edit',
      title: 'Edit the statement of this ask',
      group,
      when: chosen,
      run: () => state.edit(),
    },
    {
      id: 'ask.delete',
      title: 'Delete this ask',
      group,
      when: chosen,
      run: () => state.remove(state.current),
    },
    {
      id: 'ask.close',
      title: 'Close the details',
      group,
      quiet: true,
      when: () => state.open !== '',
      run: () => state.close(),
    },
    {
      id: 'ask.unfilter',
      title: 'Show all asks again',
      group,
      words: 'clear filters',
      when: () => state.filtered,
      run: () => state.clear(),
    },
  ];
}

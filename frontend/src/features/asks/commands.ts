import { Decision } from '$lib/api';
import type { Command } from '$lib/commands';
import { go, suggesting } from '$lib/router.svelte';
import type { AsksState } from './asks.svelte';
import { toAskFilter } from './filter';
import { sleeps } from './snooze';
import type { Triage } from './triage.svelte';

const group = 'Asks';

/** What can be done in the list of asks. */
export function askCommands(state: AsksState, triage: Triage, focusFilter: () => void): Command[] {
  return [...listCommands(state, focusFilter), ...triageCommands(state, triage), ...viewCommands(state)];
}

function listCommands(state: AsksState, focusFilter: () => void): Command[] {
  const some = () => state.ids.length > 0;
  const chosen = () => state.current !== '';
  const quiet = (id: string, title: string, run: () => unknown, when = some) => ({
    ...{ id, title, run, when, group, quiet: true },
  });
  return [
    {
      id: 'ask.new',
      title: 'New ask from outside a session',
      group,
      words: 'log add ticket',
      run: () => (state.adding = true),
    },
    {
      id: 'ask.suggest',
      title: 'Suggest themes for these asks',
      group,
      words: 'group cluster',
      when: () => some() && state.filter.product !== '',
      run: () =>
        go('themes', state.filter.product, {
          view: suggesting,
          filter: JSON.stringify(toAskFilter(state.filter)),
        }),
    },
    { id: 'ask.find', title: 'Find in the list of asks', group, words: 'search filter', run: focusFilter },
    {
      id: 'ask.filter',
      title: 'Filter asks by …',
      group,
      words: 'person team theme channel decision product root',
      run: () => (state.filtering = true),
    },
    quiet('ask.next', 'Next ask', () => state.move(1)),
    quiet('ask.previous', 'Previous ask', () => state.move(-1)),
    quiet('ask.first', 'First ask', () => state.select(0)),
    quiet('ask.last', 'Last ask', () => state.select(state.ids.length - 1)),
    quiet('ask.pick', 'Select the ask, or not', () => state.pick()),
    quiet('ask.pick-next', 'Select down to the next', () => state.stretch(1)),
    quiet('ask.pick-previous', 'Select up to the one before', () => state.stretch(-1)),
    {
      ...{ id: 'ask.pick-all', title: 'Select all asks of the list', group },
      ...{ notInText: true, when: some, run: () => state.picks.all() },
    },
    quiet(
      'ask.open',
      'Open the selected ask',
      () => state.show(state.selected),
      () => state.atRow,
    ),
    {
      ...{ id: 'ask.edit', title: 'Edit the statement of this ask', group },
      ...{ when: chosen, run: () => state.edit() },
    },
    {
      ...{ id: 'ask.why', title: 'Add the next why', group, words: 'root cause ladder' },
      ...{ when: chosen, run: () => state.why() },
    },
    quiet(
      'ask.close',
      'Close the details, or select none',
      () => (state.picks.size > 0 ? state.picks.none() : state.close()),
      () => state.picks.size > 0 || state.open !== '',
    ),
  ];
}

function triageCommands(state: AsksState, triage: Triage): Command[] {
  const ready = () => state.picks.size > 0 || state.current !== '';
  const act = (id: string, title: string, words: string, run: () => unknown): Command => ({
    ...{ id, title, words, run, when: ready, group },
  });
  return [
    act('ask.accept', 'Accept', 'promote decide', () => triage.decide(Decision.Accepted)),
    act('ask.later', 'Decide for later', 'put off', () => triage.decide(Decision.Later)),
    act('ask.decline', 'Decline, with the reason', 'reject', () => {
      // The reason is typed in the row of the caret.
      if (state.selected === '') state.selected = triage.targets[0] ?? '';
      triage.asking = 'reason';
    }),
    act('ask.reopen', 'Undecided again', 'reopen', () => triage.decide(Decision.Open)),
    act('ask.theme', 'Put into a theme …', 'group move', () => (triage.asking = 'theme')),
    act(
      'ask.merge',
      state.picks.size > 1 ? 'Merge the selected asks into …' : 'Merge this ask into …',
      'same duplicate join',
      () => triage.merge(),
    ),
    {
      ...{
        id: 'ask.together',
        title: 'The selected asks belong together',
        words: 'pair theme for ever',
        group,
      },
      when: () => state.picks.size > 1,
      run: () => triage.pair(true),
    },
    {
      ...{
        id: 'ask.apart',
        title: 'The selected asks don’t belong together',
        words: 'pair theme for ever',
        group,
      },
      when: () => state.picks.size > 1,
      run: () => triage.pair(false),
    },
    act(
      'ask.delete',
      state.picks.size > 1 ? 'Delete the selected asks' : 'Delete this ask',
      'remove trash',
      () => state.remove(triage.targets),
    ),
    act('ask.snooze', 'Snooze until …', 'sleep remind', () => (triage.asking = 'snooze')),
    {
      ...{ id: 'ask.wake', title: 'Wake from snooze', group, run: () => triage.snooze('') },
      when: () => state.picks.size > 0 || sleeps(state.row(state.current)),
    },
  ];
}

function viewCommands({ views }: AsksState): Command[] {
  const kept = () => views.shown !== undefined;
  const own = (id: string, title: string, run: () => unknown, when = kept): Command => ({
    ...{ id, title, run, when, group: 'Views of asks' },
  });
  return [
    own(
      'view.next',
      'Next view',
      () => views.step(1),
      () => true,
    ),
    own(
      'view.previous',
      'View before',
      () => views.step(-1),
      () => true,
    ),
    own(
      'view.save',
      'Save these filters as a view …',
      () => (views.naming = 'new'),
      () => true,
    ),
    own(
      'view.update',
      'Save these filters in this view',
      () => views.update(),
      () => kept() && views.changed,
    ),
    own('view.rename', 'Rename this view …', () => (views.naming = 'rename')),
    own('view.left', 'Move this view to the left', () => views.move(-1)),
    own('view.right', 'Move this view to the right', () => views.move(1)),
    own('view.delete', 'Delete this view', () => views.remove()),
    own(
      'ask.unfilter',
      'Show the whole view again',
      () => views.reset(),
      () => views.changed,
    ),
  ];
}

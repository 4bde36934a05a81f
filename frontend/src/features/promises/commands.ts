import { Debtor, Outcome, type Promised } from '$lib/api';
import type { Command } from '$lib/commands';
import { isMine } from '$lib/domain/promises';
import { go } from '$lib/router.svelte';
import type { Ledger } from './ledger.svelte';

/** What can be done with one promise, for its menu and the palette. */
export function deedsOf(ledger: Ledger, promise: Promised) {
  const open = promise.outcome === Outcome.Open;
  const settle = (outcome: Outcome) => () => ledger.settle(promise, outcome);
  const mine = isMine(promise);
  return [
    ...(open
      ? [
          { id: 'done', label: 'Done', run: settle(Outcome.Done) },
          { id: 'move', label: 'Move to another day …', run: () => ledger.askDay(promise) },
          {
            id: 'person',
            label: mine ? 'Owed to …' : 'Owed by …',
            run: () => ledger.askPerson(promise, mine ? Debtor.Me : Debtor.Them),
          },
          {
            id: 'turn',
            label: mine ? 'They owe it, not I' : 'I owe it, not they',
            run: () => ledger.turn(promise),
          },
          { id: 'drop', label: 'Drop', run: settle(Outcome.Dropped) },
        ]
      : [{ id: 'reopen', label: 'Open again', run: settle(Outcome.Open) }]),
    {
      id: 'note',
      label: 'Go to its note',
      run: () => go('sessions', promise.sessionId, { note: promise.id }),
    },
  ];
}

/** What can be done in the ledger. */
export function ledgerCommands(ledger: Ledger): Command[] {
  const group = 'Promises';
  const some = () => ledger.order.length > 0;
  const { selected } = ledger;
  return [
    {
      id: 'promise.next',
      title: 'Next promise',
      group,
      quiet: true,
      when: some,
      run: () => ledger.move(1),
    },
    {
      id: 'promise.previous',
      title: 'Previous promise',
      group,
      quiet: true,
      when: some,
      run: () => ledger.move(-1),
    },
    ...(selected ? deedsOf(ledger, selected) : []).map(({ id, label, run }): Command => ({
      id: `promise.${id}`,
      title: label,
      group: 'Selected promise',
      words: 'promise',
      run,
    })),
    {
      id: 'promise.unfilter',
      title: 'Show everyone’s promises',
      group,
      when: () => ledger.narrowed,
      run: () => ledger.clear(),
    },
  ];
}

import { NoteKind, type Statement } from '$lib/api';
import type { Command } from '$lib/commands';
import { isMine } from '$lib/domain/promises';
import { go } from '$lib/router.svelte';
import type { Person, WrapUp } from './wrapup.svelte';

/** What can be done with one statement, for its menu and the palette. */
export function deedsOf(wrapUp: WrapUp, statement: Statement) {
  const ask = (what: Person) => () => {
    [wrapUp.selectedId, wrapUp.asking] = [statement.id, what];
  };
  const mine = isMine(statement);
  return [
    {
      id: 'confirm',
      label: statement.confirmedAt === undefined ? 'Confirm and go on' : 'Not confirmed after all',
      run: () => wrapUp.confirmAndGoOn(statement),
    },
    { id: 'confirmer', label: 'Confirmed by …', run: ask('confirmer') },
    { id: 'correct', label: 'Correct', run: () => wrapUp.correct(statement) },
    ...(statement.kind === NoteKind.Action
      ? [
          {
            id: 'person',
            label: mine ? 'Owed to …' : 'Owed by …',
            run: ask(mine ? 'creditor' : 'debtor'),
          },
          {
            id: 'turn',
            label: mine ? 'They owe it, not I' : 'I owe it, not they',
            run: () => wrapUp.turn(statement),
          },
        ]
      : []),
    { id: 'drop', label: 'Drop', run: () => wrapUp.drop(statement) },
    {
      id: 'note',
      label: 'Go to its note',
      run: () => go('sessions', statement.sessionId, { note: statement.id }),
    },
  ];
}

/** What can be done while a session is wrapped up. */
export function wrapUpCommands(wrapUp: WrapUp): Command[] {
  const group = 'Wrap up';
  const free = () => wrapUp.edit === undefined;
  const { selected } = wrapUp;
  return [
    {
      id: 'statement.next',
      title: 'Next statement',
      group,
      quiet: true,
      when: free,
      run: () => wrapUp.move(1),
    },
    {
      id: 'statement.previous',
      title: 'Previous statement',
      group,
      quiet: true,
      when: free,
      run: () => wrapUp.move(-1),
    },
    ...(selected ? deedsOf(wrapUp, selected) : []).map(({ id, label, run }): Command => ({
      id: `statement.${id}`,
      title: label,
      group: 'Selected statement',
      when: free,
      run,
    })),
    {
      id: 'followup.copy',
      title: 'Copy the follow-up note',
      group,
      run: () => wrapUp.copy(),
    },
    {
      id: 'followup.save',
      title: 'Save the follow-up note …',
      group,
      run: () => wrapUp.save(),
    },
    {
      id: 'wrapUp.end',
      title: 'End session',
      group,
      when: () => wrapUp.running && free(),
      run: () => wrapUp.end(),
    },
    {
      id: 'wrapUp.leave',
      title: 'Back to the notes',
      group,
      when: free,
      run: () => go('sessions', wrapUp.sessionId),
    },
  ];
}

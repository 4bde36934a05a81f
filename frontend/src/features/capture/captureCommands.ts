import { NoteKind, type Note } from '$lib/api';
import type { Command } from '$lib/commands';
import type { Capture } from './capture.svelte';
import { mark, toggleStar, wasAsk } from './deeds';
import type { SessionActions } from './sessionActions';

const group = 'Session';

function listCommands(capture: Capture): Command[] {
  const when = () => capture.rows.length > 0 && !capture.edit && capture.asks.attachingId === '';
  const quiet = true;
  return [
    {
      id: 'notes.select',
      title: 'Select the newest note',
      group,
      when,
      run: () => capture.select(capture.rows.length - 1),
    },
    {
      id: 'notes.up',
      title: 'Note above',
      group,
      quiet,
      when,
      run: () => capture.move(-1),
    },
    {
      id: 'notes.down',
      title: 'Note below',
      group,
      quiet,
      when,
      run: () => capture.move(1),
    },
    {
      id: 'notes.first',
      title: 'First note',
      group,
      quiet,
      when,
      run: () => capture.select(0),
    },
    {
      id: 'notes.last',
      title: 'Go to the newest note',
      group,
      when,
      run: () =>
        capture.selectedKey === '' ? capture.list?.follow() : capture.select(capture.rows.length - 1),
    },
    {
      id: 'notes.leave',
      title: 'Back to typing',
      group,
      quiet,
      when: () => capture.menuKey === '' && !capture.edit,
      run: () => capture.leave(),
    },
  ];
}

/** What is done by a key while someone talks, with the last note or the selected one. */
function talkCommands(capture: Capture): Command[] {
  const group = 'While someone talks';
  const some = () => capture.target !== undefined && !capture.edit;
  const onTarget = (deed: (capture: Capture, note: Note) => unknown) => () =>
    capture.onTarget((note) => deed(capture, note));
  const marks = [
    ['star', NoteKind.Star, 'Mark what was just said'],
    ['quote', NoteKind.Quote, 'Mark a quote just said'],
    ['pain', NoteKind.Pain, 'Mark a pain just said'],
    ['decision', NoteKind.Decision, 'Mark a decision just made'],
  ] as const;
  return [
    ...marks.map(([id, kind, title]): Command => ({
      id: `mark.${id}`,
      title,
      group,
      words: 'moment back late seconds ago',
      when: () => capture.stage === 'running',
      run: () => mark(capture, kind),
    })),
    { id: 'note.starred', title: 'Star the note', group, when: some, run: onTarget(toggleStar) },
    { id: 'note.wasAsk', title: 'That was an ask', group, when: some, run: onTarget(wasAsk) },
  ];
}

/** What can be done with the opened session as a whole. */
export function captureCommands(capture: Capture, actions: SessionActions): Command[] {
  const people = capture.session?.participantIds ?? [];
  const speak = people.slice(0, 9).map((id, i): Command => ({
    id: `speaker.${i + 1}`,
    title: `${capture.speakerId === id ? 'Speaking no more' : 'Speaking'}: ${actions.nameOf(id)}`,
    group: 'Speaking',
    run: () => capture.speak(id),
  }));
  return [
    ...actions.list.map(({ id, label, run, hidden }): Command => ({
      id: `session.${id}`,
      title: label,
      group,
      when: () => hidden !== true,
      run,
    })),
    ...speak,
    {
      id: 'lines.retry',
      title: 'Save the unsaved lines again',
      group,
      words: 'retry',
      when: () => capture.outbox.failed,
      run: () => capture.outbox.retry(),
    },
    ...talkCommands(capture),
    ...listCommands(capture),
  ];
}

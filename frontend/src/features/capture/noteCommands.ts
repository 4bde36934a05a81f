import ArrowUpRight from '@lucide/svelte/icons/arrow-up-right';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import Link from '@lucide/svelte/icons/link';
import Pencil from '@lucide/svelte/icons/pencil';
import Trash from '@lucide/svelte/icons/trash-2';
import { NoteKind, type Note } from '$lib/api';
import type { Command } from '$lib/commands';
import type { Icon, MenuGroup } from '$lib/ui';
import { noteKinds } from '$lib/words';
import type { Capture } from './capture.svelte';

/** The key that makes a selected note of each kind. */
export const kindKeys: readonly [NoteKind, string][] = [
  [NoteKind.Note, 'n'],
  [NoteKind.Ask, 'a'],
  [NoteKind.Quote, 'q'],
  [NoteKind.Question, '?'],
  [NoteKind.Pain, 'p'],
  [NoteKind.Workaround, 'w'],
  [NoteKind.Decision, 'd'],
  [NoteKind.Action, 't'],
  [NoteKind.Cost, 'c'],
  [NoteKind.Star, 's'],
];

interface Deed {
  id: string;
  title: string;
  icon: Icon;
  keys: string[];
  danger?: boolean;
  run: (note: Note) => unknown;
}

function deedsOf(capture: Capture): Deed[] {
  return [
    { id: 'edit', title: 'Edit', icon: Pencil, keys: ['e'], run: (note) => capture.beginEdit(note) },
    {
      id: 'ask',
      title: 'Make it an ask too',
      icon: Lightbulb,
      keys: ['m'],
      run: (note) => capture.promote(note),
    },
    {
      id: 'attach',
      title: 'Put it behind an ask …',
      icon: Link,
      keys: ['b'],
      run: (note) => capture.beginAttach(note),
    },
    {
      id: 'open',
      title: 'Open its ask',
      icon: ArrowUpRight,
      keys: ['o'],
      run: (note) => capture.openAskOf(note),
    },
    {
      id: 'delete',
      title: 'Delete',
      icon: Trash,
      keys: ['Delete', 'Backspace'],
      danger: true,
      run: (note) => capture.remove(note),
    },
  ];
}

const kindTitle = (kind: NoteKind) => `Mark as ${noteKinds[kind].word.toLowerCase()}`;

/** What can be done with the selected note or, from the palette, with the newest one. */
export function noteCommands(capture: Capture): Command[] {
  const chosen = capture.selectedKey !== '';
  const when = () => capture.target !== undefined && !capture.edit;
  const run = (deed: (note: Note) => unknown) => () => capture.onTarget(deed);
  const group = chosen ? 'Selected note' : 'Newest note';
  return [
    ...kindKeys.map(([kind, key]): Command => ({
      id: `note.kind.${kind}`,
      title: kindTitle(kind),
      group,
      words: 'kind type',
      // Without a selection "?" is for help.
      ...(chosen || key !== '?' ? { keys: key } : {}),
      when,
      run: run((note) => capture.setKind(note, kind)),
    })),
    ...deedsOf(capture).map(({ id, title, keys, run: deed }): Command => ({
      id: `note.${id}`,
      title,
      group,
      words: 'note',
      keys,
      when,
      run: run(deed),
    })),
  ];
}

/** The same for the menu of one note. */
export function noteMenu(capture: Capture, note: Note): MenuGroup[] {
  return [
    {
      items: deedsOf(capture)
        .filter(({ danger }) => danger !== true)
        .map(({ title, icon, keys, run }) => ({ label: title, icon, keys: keys[0], run: () => run(note) })),
    },
    {
      title: 'Mark as',
      items: kindKeys.map(([kind, keys]) => ({
        label: noteKinds[kind].word,
        keys,
        checked: note.kind === kind,
        run: () => capture.setKind(note, kind),
      })),
    },
    {
      items: deedsOf(capture)
        .filter(({ danger }) => danger === true)
        .map(({ title, icon, keys, run }) => ({
          label: title,
          icon,
          keys: keys[0],
          danger: true,
          run: () => run(note),
        })),
    },
  ];
}

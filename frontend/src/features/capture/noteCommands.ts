import ArrowUpRight from '@lucide/svelte/icons/arrow-up-right';
import Check from '@lucide/svelte/icons/check';
import History from '@lucide/svelte/icons/history';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import Link from '@lucide/svelte/icons/link';
import Lock from '@lucide/svelte/icons/lock';
import Pencil from '@lucide/svelte/icons/pencil';
import Trash from '@lucide/svelte/icons/trash-2';
import { NoteKind, type Note } from '$lib/api';
import { bindings, type Command } from '$lib/commands';
import type { Icon, MenuGroup } from '$lib/ui';
import { noteKinds } from '$lib/words';
import { toggleAnswered, togglePrivate } from './deeds';
import type { Capture } from './capture.svelte';

/** What a note can be marked as, in the order of the menu. */
export const noteKindOrder: readonly NoteKind[] = [
  NoteKind.Note,
  NoteKind.Ask,
  NoteKind.Quote,
  NoteKind.Question,
  NoteKind.Pain,
  NoteKind.Workaround,
  NoteKind.Decision,
  NoteKind.Action,
  NoteKind.Cost,
  NoteKind.Star,
];

interface Deed {
  /** The notes that it is for, where not all are. */
  fits?: (note: Note) => boolean;
  id: string;
  title: string;
  icon: Icon;
  danger?: boolean;
  run: (note: Note) => unknown;
}

function deedsOf(capture: Capture): Deed[] {
  return [
    { id: 'edit', title: 'Edit', icon: Pencil, run: (note) => capture.beginEdit(note) },
    {
      id: 'ask',
      title: 'Make it an ask too',
      icon: Lightbulb,
      run: (note) => capture.asks.promote(note),
    },
    {
      id: 'attach',
      title: 'Put it behind an ask …',
      icon: Link,
      run: (note) => capture.asks.beginAttach(note),
    },
    {
      id: 'history',
      title: 'Earlier versions …',
      icon: History,
      run: (note) => (capture.past = note),
    },
    {
      id: 'private',
      title: 'Off or on the record',
      icon: Lock,
      run: (note) => togglePrivate(capture, note),
    },
    {
      id: 'answered',
      title: 'Answered, or open again',
      icon: Check,
      fits: ({ kind }) => kind === NoteKind.Question,
      run: (note) => toggleAnswered(capture, note),
    },
    {
      id: 'open',
      title: 'Open its ask',
      icon: ArrowUpRight,
      run: (note) => capture.asks.openOf(note),
    },
    {
      id: 'delete',
      title: 'Delete',
      icon: Trash,
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
    ...noteKindOrder.map((kind): Command => ({
      id: `note.kind.${kind}`,
      title: kindTitle(kind),
      group,
      words: 'kind type',
      // Without a selection "?" is for help.
      keyless: !chosen && kind === NoteKind.Question,
      when,
      run: run((note) => capture.setKind(note, kind)),
    })),
    ...deedsOf(capture).map(({ id, title, fits = () => true, run: deed }): Command => ({
      id: `note.${id}`,
      title,
      group,
      words: 'note',
      when: () => when() && capture.target !== undefined && fits(capture.target),
      run: run(deed),
    })),
  ];
}

/** The same for the menu of one note. */
export function noteMenu(capture: Capture, note: Note): MenuGroup[] {
  return [
    {
      items: deedsOf(capture)
        .filter(({ danger, fits = () => true }) => danger !== true && fits(note))
        .map(({ id, title, icon, run }) => ({
          label: title,
          icon,
          keys: bindings.first(`note.${id}`),
          run: () => run(note),
        })),
    },
    {
      title: 'Mark as',
      items: noteKindOrder.map((kind) => ({
        label: noteKinds[kind].word,
        keys: bindings.first(`note.kind.${kind}`),
        checked: note.kind === kind,
        run: () => capture.setKind(note, kind),
      })),
    },
    {
      items: deedsOf(capture)
        .filter(({ danger }) => danger === true)
        .map(({ id, title, icon, run }) => ({
          label: title,
          icon,
          keys: bindings.first(`note.${id}`),
          danger: true,
          run: () => run(note),
        })),
    },
  ];
}

import type { Command } from '$lib/commands';
import { noteKinds } from '$lib/words';
import { noteKindOrder } from './noteCommands';
import type { Beside } from './transcript.svelte';

const group = 'Transcript';

/** What can be done with the transcript beside the notes; its keys work while a line has them. */
export function besideCommands(beside: Beside): Command[] {
  const there = () => beside.all.length > 0;
  const active = () => beside.open && beside.active;
  const quiet = true;
  return [
    {
      id: 'transcript.show',
      title: 'Go to the transcript',
      group,
      when: there,
      run: () => beside.show(),
    },
    {
      id: 'transcript.hide',
      title: 'Hide the transcript',
      group,
      when: () => beside.open,
      run: () => beside.close(),
    },
    ...noteKindOrder.map((kind): Command => ({
      id: `transcript.note.${kind}`,
      title: `From the transcript: ${noteKinds[kind].word.toLowerCase()}`,
      group,
      words: 'make note quote ask selection',
      when: () => active() && beside.target !== undefined,
      run: () => beside.note(kind),
    })),
    {
      id: 'transcript.align',
      title: 'Align: the chosen line and the selected note are one moment',
      group,
      words: 'offset time shift',
      when: () => beside.open && beside.canAlign,
      run: () => beside.align(),
    },
    {
      id: 'transcript.up',
      title: 'Line above',
      group,
      quiet,
      when: active,
      run: () => beside.move(-1),
    },
    {
      id: 'transcript.down',
      title: 'Line below',
      group,
      quiet,
      when: active,
      run: () => beside.move(1),
    },
    {
      id: 'transcript.first',
      title: 'First line',
      group,
      quiet,
      when: active,
      run: () => beside.select(0),
    },
    {
      id: 'transcript.last',
      title: 'Last line',
      group,
      quiet,
      when: active,
      run: () => beside.select(beside.lines.length - 1),
    },
    {
      id: 'transcript.leave',
      title: 'Back to typing',
      group,
      quiet,
      when: active,
      run: () => beside.leave(),
    },
    {
      id: 'transcript.delete',
      title: 'Delete the transcript',
      group,
      when: () => beside.open,
      run: () => beside.remove(),
    },
  ];
}

import type { SessionSummary } from '$lib/api';
import type { Command } from '$lib/commands';
import { importing } from '$lib/domain/importing.svelte';
import { workspace } from '$lib/workspace.svelte';
import { stageOf } from './groups';
import type { Sessions } from './sessions.svelte';

const group = 'Sessions';

/** What can be done in the list; `selected` is the session whose row has the focus. */
export function sessionsCommands(
  sessions: Sessions,
  { selected, move }: { selected: () => SessionSummary | undefined; move: (by: number) => void },
): Command[] {
  const any = () => sessions.shown.length > 0;
  const withSelected = (work: (session: SessionSummary) => unknown) => () => {
    const session = selected();
    return session && work(session);
  };
  const quiet = true;
  return [
    {
      id: 'session.new',
      title: 'New session',
      group,
      words: 'plan interview workshop call',
      when: () => workspace.products.length > 0,
      run: () => sessions.begin(),
    },
    ...workspace.products.map(({ id, name }) => ({
      id: `session.import.${id}`,
      title: `Import notes or a transcript: ${name}`,
      group,
      words: 'file vtt srt docx teams zoom',
      run: () => importing.choose({ productId: id }),
    })),
    {
      id: 'sessions.down',
      title: 'Next session',
      group,
      quiet,
      when: any,
      run: () => move(1),
    },
    {
      id: 'sessions.up',
      title: 'Session before',
      group,
      quiet,
      when: any,
      run: () => move(-1),
    },
    {
      id: 'sessions.start',
      title: 'Start the selected session',
      group,
      quiet,
      when: any,
      run: withSelected((session) => stageOf(session) === 'planned' && sessions.start(session)),
    },
    {
      id: 'sessions.edit',
      title: 'Edit the selected session',
      group,
      quiet,
      when: any,
      run: withSelected((session) => sessions.edit(session)),
    },
    {
      id: 'sessions.delete',
      title: 'Delete the selected session',
      group,
      quiet,
      when: any,
      run: withSelected((session) => sessions.remove(session)),
    },
  ];
}

import CircleStop from '@lucide/svelte/icons/circle-stop';
import Maximize2 from '@lucide/svelte/icons/maximize-2';
import Merge from '@lucide/svelte/icons/merge';
import PanelRightDashed from '@lucide/svelte/icons/panel-right-dashed';
import Pencil from '@lucide/svelte/icons/pencil';
import Trash from '@lucide/svelte/icons/trash-2';
import Upload from '@lucide/svelte/icons/upload';
import { api } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { importing } from '$lib/domain/importing.svelte';
import { narrow } from '$lib/narrow.svelte';
import { go, wrapUp } from '$lib/router.svelte';
import type { Icon } from '$lib/ui';
import type { Capture } from './capture.svelte';

/** One thing to do with the opened session, for its header, its menu and the palette. */
export interface SessionAction {
  id: string;
  label: string;
  icon?: Icon;
  danger?: boolean;
  hidden?: boolean;
  run: () => unknown;
}

export interface SessionActions {
  list: SessionAction[];
  nameOf: (personId: string) => string;
}

/** Starts, ends or takes up the session and leaves the caret where the next line is typed. */
async function turn(capture: Capture, work: () => Promise<unknown>): Promise<void> {
  await attempt(work);
  capture.composer?.focus();
}

/** What can be done with the session that stands as it does now. */
export function sessionActions(
  capture: Capture,
  { edit, merge, nameOf }: { edit: () => void; merge: () => void; nameOf: (personId: string) => string },
): SessionActions {
  const { sessionId: id, stage } = capture;
  const title = capture.session?.title ?? '';
  const paused = capture.session?.pausedAt !== undefined;
  const start = () => turn(capture, () => api.sessions.start(id));
  return {
    nameOf,
    list: [
      { id: 'start', label: 'Start now', hidden: stage !== 'planned', run: start },
      {
        id: 'pause',
        label: paused ? 'Resume' : 'Pause',
        hidden: stage !== 'running',
        run: () => turn(capture, () => (paused ? api.sessions.resume(id) : api.sessions.pause(id))),
      },
      {
        // Reading back comes before the end, which its screen offers.
        id: 'end',
        label: 'End without reading back',
        icon: CircleStop,
        hidden: stage !== 'running',
        run: () => turn(capture, () => api.sessions.end(id)),
      },
      { id: 'reopen', label: 'Reopen', hidden: stage !== 'past', run: start },
      {
        id: 'wrapUp',
        label: 'Wrap up',
        hidden: stage === 'planned',
        run: () => go('sessions', id, { view: wrapUp }),
      },
      { id: 'edit', label: 'Edit session …', icon: Pencil, run: edit },
      {
        id: 'import',
        label: 'Import a transcript …',
        icon: Upload,
        run: () => importing.choose({ sessionId: id, title }),
      },
      {
        id: 'compact',
        label: narrow.current ? 'Whole window' : 'Compact window, beside the call',
        icon: narrow.current ? Maximize2 : PanelRightDashed,
        run: () => turn(capture, () => (narrow.current ? api.window.whole() : api.window.compact())),
      },
      {
        id: 'merge',
        label: 'Merge another session into this one …',
        icon: Merge,
        hidden: stage === 'planned',
        run: merge,
      },
      {
        id: 'delete',
        label: 'Delete session',
        icon: Trash,
        danger: true,
        run: async () => {
          if (await attemptUndoable('Session deleted', () => api.sessions.delete(id))) go('sessions');
        },
      },
    ],
  };
}

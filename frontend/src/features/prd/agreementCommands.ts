import Check from '@lucide/svelte/icons/check';
import ClipboardCopy from '@lucide/svelte/icons/clipboard-copy';
import Pencil from '@lucide/svelte/icons/pencil';
import PenLine from '@lucide/svelte/icons/pen-line';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import Trash from '@lucide/svelte/icons/trash-2';
import type { PRDComment, ReviewerStanding } from '$lib/api';
import { bindings, type Command } from '$lib/commands';
import type { Icon, MenuItem } from '$lib/ui';
import type { Agreements } from './agreement.svelte';
import type { Comments } from './comments.svelte';

/** What can be done with one of a list, under the id of its command. */
interface Deed {
  id: string;
  label: string;
  icon?: Icon;
  disabled?: boolean;
  danger?: boolean;
  run: () => unknown;
}

const withKeys = (deeds: Deed[]): MenuItem[] =>
  deeds.map(({ id, ...item }) => ({ ...item, keys: bindings.first(id) }));

const asCommands = (deeds: Deed[], group: string): Command[] =>
  deeds.map(({ id, label, run, disabled }) => ({
    id,
    title: label,
    group,
    when: () => disabled !== true,
    run,
  }));

/** The steps through a list, which only its keys are for. */
function steps(noun: string, group: string, some: boolean, step: (by: -1 | 1) => void): Command[] {
  const when = () => some;
  return [
    { id: `${noun}.next`, title: `Next ${noun}`, group, quiet: true, when, run: () => step(1) },
    { id: `${noun}.previous`, title: `Previous ${noun}`, group, quiet: true, when, run: () => step(-1) },
  ];
}

function deedsOfComment(comments: Comments, comment: PRDComment): Deed[] {
  const open = comment.resolvedAt === undefined;
  return [
    {
      id: 'comment.resolve',
      label: open ? 'Resolve the comment' : 'Open the comment again',
      icon: open ? Check : RotateCcw,
      run: () => comments.turn(comment),
    },
    {
      id: 'comment.edit',
      label: 'Edit the comment',
      icon: Pencil,
      run: () => (comments.editing = comment.id),
    },
    {
      id: 'comment.delete',
      label: 'Delete the comment',
      icon: Trash,
      danger: true,
      run: () => comments.remove(comment),
    },
  ];
}

export const commentDeeds = (comments: Comments, comment: PRDComment): MenuItem[] =>
  withKeys(deedsOfComment(comments, comment));

/** What can be done among the comments, and with the one that has the focus. */
export function commentCommands(comments: Comments): Command[] {
  const group = 'Comments';
  const { selected } = comments;
  const idle = selected !== undefined && comments.editing === '';
  return [
    ...steps('comment', group, idle, (by) => comments.step(by)),
    ...(idle ? asCommands(deedsOfComment(comments, selected), group) : []),
  ];
}

function deedsOfReviewer(agreement: Agreements, reviewer: ReviewerStanding): Deed[] {
  const unpublished = agreement.versions.length === 0;
  const at = agreement.reviews.indexOf(reviewer);
  return [
    {
      id: 'reviewer.sign',
      label: 'Record what they say …',
      icon: PenLine,
      disabled: unpublished,
      run: () => (agreement.signing = reviewer),
    },
    {
      id: 'reviewer.request',
      label: 'Copy a request to them',
      icon: ClipboardCopy,
      disabled: unpublished,
      run: () => agreement.copyRequest(reviewer),
    },
    {
      id: 'reviewer.edit',
      label: 'Role, day and sections …',
      icon: Pencil,
      run: () => agreement.edit(reviewer),
    },
    { id: 'reviewer.up', label: 'Move up', disabled: at === 0, run: () => agreement.move(reviewer, -1) },
    {
      id: 'reviewer.down',
      label: 'Move down',
      disabled: at === agreement.reviews.length - 1,
      run: () => agreement.move(reviewer, 1),
    },
    {
      id: 'reviewer.takeBack',
      label: 'Take back what they said',
      disabled: reviewer.signOffs.length === 0,
      icon: RotateCcw,
      run: () => agreement.takeBack(reviewer),
    },
    {
      id: 'reviewer.remove',
      label: 'Remove the reviewer',
      icon: Trash,
      danger: true,
      run: () => agreement.remove(reviewer),
    },
  ];
}

export const reviewerDeeds = (agreement: Agreements, reviewer: ReviewerStanding): MenuItem[] =>
  withKeys(deedsOfReviewer(agreement, reviewer));

/** What can be done about the agreement to a PRD, and with the reviewer that has the focus. */
export function agreementCommands(agreement: Agreements): Command[] {
  const group = 'Agreement';
  const { selected } = agreement;
  return [
    { id: 'reviewer.add', title: 'Add a reviewer …', group, run: () => (agreement.choosing = true) },
    ...steps('reviewer', group, selected !== undefined, (by) => agreement.step(by)),
    ...(selected ? asCommands(deedsOfReviewer(agreement, selected), group) : []),
  ];
}

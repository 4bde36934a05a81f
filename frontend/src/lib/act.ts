// How views carry out what the user asked for: failures are told, deletions can be taken back.
import { api, toApiError } from '$lib/api';
import { toasts } from '$lib/ui/toasts.svelte';
import { unsaved } from '$lib/unsaved.svelte';

/** Tells a failure in words. */
export function tell(rejection: unknown): void {
  const error = toApiError(rejection);
  toasts.fail({ text: error.words });
}

/** Runs a call; a failure becomes a toast and undefined. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (rejection) {
    tell(rejection);
    return undefined;
  }
}

/** Takes the last step back; what is typed and not saved yet is part of it. */
export async function undo(): Promise<void> {
  await unsaved.save();
  const step = await attempt(() => api.history.undo());
  if (step) toasts.show({ text: `Undone: ${step.label}` });
}

/** Does the last step taken back once more. */
export async function redo(): Promise<void> {
  const step = await attempt(() => api.history.redo());
  if (step) toasts.show({ text: `Done again: ${step.label}` });
}

/** The last step, as a word that no other step has. */
async function lastStep(): Promise<string> {
  const { undo: step } = await api.history.state();
  return JSON.stringify(step ?? {});
}

/** Tells that another step comes before the one to be taken back. */
export function tellTooLate(): void {
  toasts.show({ text: 'Something was done since then. Undo takes that back first.' });
}

/** Takes a step back if it is still the last one: undo goes through the steps in their order. */
async function undoStep(step: string): Promise<void> {
  if ((await lastStep()) === step) await undo();
  else tellTooLate();
}

/** Tells what was done, and offers to take it back. */
export async function tellUndoable(text: string): Promise<void> {
  const step = await lastStep();
  toasts.show({ text, action: { label: 'Undo', run: () => attempt(() => undoStep(step)) } });
}

/**
 * Runs a call that destroys or moves something, and then offers Undo: `attemptUndoable('Note deleted', () => …)`.
 * What was done may depend on what the call gives. True when it was done.
 */
export async function attemptUndoable<T>(
  done: string | ((result: T) => string),
  work: () => Promise<T>,
): Promise<boolean> {
  try {
    const result = await work();
    await tellUndoable(typeof done === 'string' ? done : done(result));
  } catch (rejection) {
    tell(rejection);
    return false;
  }
  return true;
}

// How views carry out what the user asked for: failures are told, deletions can be taken back.
import { api, toApiError } from '$lib/api';
import { toasts } from '$lib/ui/toasts.svelte';

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

/** Takes the last step back. */
export async function undo(): Promise<void> {
  await attempt(() => api.history.undo());
}

/** Does the last step taken back once more. */
export async function redo(): Promise<void> {
  await attempt(() => api.history.redo());
}

/**
 * Runs a call that destroys or moves something, and then offers Undo: `attemptUndoable('Note deleted', () => …)`.
 * True when it was done.
 */
export async function attemptUndoable(done: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
  } catch (rejection) {
    tell(rejection);
    return false;
  }
  toasts.show({ text: done, action: { label: 'Undo', run: undo } });
  return true;
}

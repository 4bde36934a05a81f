import { unsaved } from '$lib/unsaved.svelte';

/**
 * Runs what changes a document one after the other, so that no change overtakes an earlier one. The window is not closed
 * before the last of them is done.
 */
export class SaveQueue {
  #last: Promise<unknown> = Promise.resolve();

  add<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(work);
    // A failure is told to whoever added the work; the next one runs all the same.
    this.#last = run.catch(() => undefined);
    return unsaved.during(run);
  }
}

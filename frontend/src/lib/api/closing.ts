import { EventsOn } from '../../../wailsjs/runtime/runtime';

/**
 * Tells when the window was to be closed and has stayed, because something in it is not on disk. Gives the function that
 * lets go again.
 */
export function onClosing(ask: () => void): () => void {
  return 'runtime' in window ? EventsOn('closing', ask) : () => undefined;
}

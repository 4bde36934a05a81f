import { bindings } from './bindings.svelte';

/** The command of the keys that undo and redo everywhere; undefined for other keys. */
export function historyCommand(event: KeyboardEvent): string | undefined {
  return ['history.undo', 'history.redo'].find((id) => bindings.pressed(event, id));
}

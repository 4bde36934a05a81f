import { onDestroy } from 'svelte';
import { bindings, whileTyping } from './bindings.svelte';

/**
 * One thing the user can do. The palette, the shortcuts and the help all come from these records. Its keys stand in the
 * catalogue under its id, where the user can change them.
 */
export interface Command {
  /** Unique, in the form "noun.verb". */
  id: string;
  title: string;
  /** The heading under which help and palette list it. */
  group: string;
  /** Further words by which the palette finds it. */
  words?: string;
  /** Leaves it out while it makes no sense. */
  when?: () => boolean;
  /** Keeps a Ctrl/Cmd/Alt shortcut away from text fields, which have their own meaning for it. */
  notInText?: boolean;
  /** Its keys mean something else just now. */
  keyless?: boolean;
  /** Listed in help, not in the palette: moving a selection, say. */
  quiet?: boolean;
  run: () => unknown;
}

/** A command with the keys that it has now. */
export interface BoundCommand extends Command {
  /** Shortcuts as in keys.ts; the first one is shown. */
  keys: readonly string[];
  /** Its keys are listened for where a note is typed, not by the window. */
  local: boolean;
}

class Registry {
  // Not state itself: a view that goes would read it as it was before the next view came, and undo that one's add.
  #sources: readonly (() => readonly Command[])[] = [];
  #changed = $state.raw({});

  /** Every command that makes sense now, each id once; those of the newest view first, and in place of others'. */
  available: readonly BoundCommand[] = $derived.by(() => {
    void this.#changed;
    return this.#sources
      .toReversed()
      .flatMap((source) => source())
      .filter((command) => command.when?.() ?? true)
      .filter(({ id }, i, all) => all.findIndex((other) => other.id === id) === i)
      .map((command) => ({
        ...command,
        keys: command.keyless === true ? [] : bindings.keysOf(command.id),
        local: whileTyping(command.id),
      }));
  });

  /** Adds commands and gives the function that takes them away. */
  add(source: () => readonly Command[]): () => void {
    this.#set([...this.#sources, source]);
    return () => this.#set(this.#sources.filter((other) => other !== source));
  }

  #set(sources: readonly (() => readonly Command[])[]): void {
    this.#sources = sources;
    this.#changed = {};
  }

  find(id: string): BoundCommand | undefined {
    return this.available.find((command) => command.id === id);
  }

  run(id: string): void {
    void this.find(id)?.run();
  }
}

export const commands = new Registry();

/** Registers commands for as long as the calling component lives. Give a function when they depend on state. */
export function useCommands(list: readonly Command[] | (() => readonly Command[])): void {
  onDestroy(commands.add(typeof list === 'function' ? list : () => list));
}

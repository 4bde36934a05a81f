import { unfit, whileTyping, writeKeys } from '$lib/commands';
import { preferences } from '$lib/preferences.svelte';

/** The shortcuts that the user gives commands. */
class OwnKeys {
  /** The command whose new keys are being waited for; empty for none. */
  waiting = $state('');
  /** Why the keys just pressed can't be used. */
  refused = $state('');

  wait(id: string): void {
    this.waiting = id;
    this.refused = '';
  }

  /** Takes a key press as the new shortcut; Escape leaves it as it was. True once it is settled. */
  press(event: KeyboardEvent): boolean {
    const keys = writeKeys(event);
    if (keys === undefined) return false;
    if (keys === 'Escape') {
      this.wait('');
      return true;
    }
    this.refused = unfit(keys, whileTyping(this.waiting)) ?? '';
    if (this.refused !== '') return false;
    void this.set(this.waiting, [keys]);
    return true;
  }

  set(command: string, keys: string[]): Promise<void> {
    this.wait('');
    return preferences.change({ keys: [...this.#without(command), { command, keys }] });
  }

  reset(command: string): Promise<void> {
    return preferences.change({ keys: this.#without(command) });
  }

  resetAll(): Promise<void> {
    return preferences.change({ keys: [] });
  }

  #without(command: string) {
    return preferences.choices.keys.filter((own) => own.command !== command);
  }
}

export const ownKeys = new OwnKeys();

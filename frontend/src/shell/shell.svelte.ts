import { Appearance, api, changes, type History, type Choices } from '$lib/api';
import { tell } from '$lib/act';

/** What the shell itself holds: which of its layers is open, the next undo, the appearance. */
class Shell {
  paletteOpen = $state(false);
  helpOpen = $state(false);
  history = $state.raw<History>({});

  /** Follows changes and settings for as long as the calling component lives. */
  follow(): void {
    $effect(() => {
      void changes.version;
      api.history.state().then(
        (history) => (this.history = history),
        // Without an open workspace there is no history.
        () => (this.history = {}),
      );
    });
    $effect(() => {
      api.preferences.get().then(applyAppearance, tell);
    });
  }
}

export const shell = new Shell();

/** Puts the chosen appearance on the page; "system" leaves it to the system. */
export function applyAppearance({ appearance }: Choices): void {
  if (appearance === Appearance.System) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = appearance;
}

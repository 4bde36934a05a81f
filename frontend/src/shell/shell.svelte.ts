import { Appearance, api, changes, type History } from '$lib/api';
import { bindings } from '$lib/commands';
import { preferences } from '$lib/preferences.svelte';
import { go, route } from '$lib/router.svelte';
import { veil } from '$lib/veil.svelte';
import { workspace } from '$lib/workspace.svelte';

/** What the shell itself holds: which of its layers is open, and the next undo. */
class Shell {
  paletteOpen = $state(false);
  helpOpen = $state(false);
  history = $state.raw<History>({});
  #looked = false;
  readonly #where = $derived(`${route.area}/${route.id}`);

  /** Follows changes and preferences for as long as the calling component lives. */
  follow(): void {
    $effect(() => {
      void changes.version;
      api.history.state().then(
        (history) => (this.history = history),
        // Without an open workspace there is no history.
        () => (this.history = {}),
      );
    });
    $effect(() => void preferences.load());
    $effect(() => bindings.use(preferences.choices.keys));
    $effect(() => this.#returnToUnsent());
    $effect(() => this.#hideAgain());
    $effect(() => showAppearance(preferences.choices.appearance));
  }

  /** Going elsewhere hides what was private and shown. */
  #hideAgain(): void {
    void this.#where;
    veil.shown = false;
  }

  /** Once, at the start: goes to the session in which something was being typed when the app ended unasked. */
  #returnToUnsent(): void {
    if (!workspace.open || this.#looked) return;
    this.#looked = true;
    if (route.area !== 'sessions' || route.id !== '') return;
    api.notes.unsent().then(
      ({ sessionId }) => {
        if (sessionId !== '' && route.area === 'sessions' && route.id === '') go('sessions', sessionId);
      },
      // The session's own screen tells what can't be read.
      () => undefined,
    );
  }
}

export const shell = new Shell();

/** Puts the chosen appearance on the page; "system" leaves it to the system. */
function showAppearance(appearance: Appearance): void {
  if (appearance === Appearance.System) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = appearance;
}

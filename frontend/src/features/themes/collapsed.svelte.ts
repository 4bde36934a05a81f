import { preferences } from '$lib/preferences.svelte';

/** The themes that the user collapsed; kept as a preference, for every board. */
class Collapsed {
  ids: ReadonlySet<string> = $derived(new Set(preferences.choices.collapsed));

  /** Collapses themes or opens them. */
  set(ids: readonly string[], collapsed: boolean): Promise<void> {
    const others = preferences.choices.collapsed.filter((id) => !ids.includes(id));
    return preferences.change({ collapsed: collapsed ? [...others, ...ids] : others });
  }
}

export const collapsed = new Collapsed();

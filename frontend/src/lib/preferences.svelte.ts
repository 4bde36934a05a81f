import { Appearance, api, type Choices } from '$lib/api';
import { attempt } from '$lib/act';

/** How the user likes the app. The shell loads it; the settings change it; any view may read it. */
class Preferences {
  choices = $state.raw<Choices>({
    appearance: Appearance.System,
    legend: true,
    markBack: 10,
    keys: [],
    collapsed: [],
  });

  async load(): Promise<void> {
    this.choices = (await attempt(() => api.preferences.get())) ?? this.choices;
  }

  /** Shows a change at once; what could not be kept is taken back. */
  async change(part: Partial<Choices>): Promise<void> {
    const before = this.choices;
    this.choices = { ...before, ...part };
    const work = async () => api.preferences.update({ ...(await api.preferences.get()), ...part });
    this.choices = (await attempt(work)) ?? before;
  }
}

export const preferences = new Preferences();

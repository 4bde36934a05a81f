import { api, type Choices } from '$lib/api';
import { tell } from '$lib/act';

/** Whether the shorthand is shown under the composer: a choice that is kept. */
class Shorthand {
  #choices = $state.raw<Choices>();

  get shown(): boolean {
    return this.#choices?.legend ?? true;
  }

  /** Reads the choice, which may have been changed in the settings. */
  read(): void {
    api.preferences.get().then((choices) => (this.#choices = choices), tell);
  }

  async toggle(): Promise<void> {
    try {
      const choices = await api.preferences.get();
      this.#choices = await api.preferences.update({ ...choices, legend: !choices.legend });
    } catch (rejection) {
      tell(rejection);
    }
  }
}

export const shorthand = new Shorthand();

import { workspace } from '$lib/workspace.svelte';

/** People as a form offers them. Who is new is added only when the form is saved, so that a cancelled one adds nobody. */
export class PersonChoice {
  /** The names of those who are new, by the value that stands for each. */
  #names = $state.raw<Readonly<Record<string, string>>>({});

  readonly options = $derived([
    ...workspace.people.map(({ id, name, role, team }) => ({
      value: id,
      label: name,
      hint: [role, team].filter((part) => part !== '').join(', '),
    })),
    ...Object.entries(this.#names).map(([value, label]) => ({ value, label, hint: 'new' })),
  ]);

  /** Takes someone by name; gives the value that stands for them. */
  invite(name: string): string {
    const value = `new:${name}`;
    this.#names = { ...this.#names, [value]: name };
    return value;
  }

  /** The name of someone who is new; nothing for who is known. */
  newName(value: string): string | undefined {
    return this.#names[value];
  }

  /** The chosen values as the backend takes them: ids, and the names of those who are new. */
  split(chosen: readonly string[]): { ids: string[]; names: string[] } {
    return {
      ids: chosen.filter((value) => !(value in this.#names)),
      names: chosen.flatMap((value) => this.#names[value] ?? []),
    };
  }
}

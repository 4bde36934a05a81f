import type { Prompt } from '$lib/api';

/** Gives questions without ids keys that stay theirs when they are moved or reworded. */
export class Keys {
  readonly #byText: Record<string, string> = {};

  of(prompts: readonly Prompt[]): string[] {
    const taken = new Set<string>();
    return prompts.map(({ text }, i) => {
      let key = this.#byText[text] ?? text;
      if (taken.has(key)) key = `${key}#${i}`;
      taken.add(key);
      return key;
    });
  }

  keep(key: string, { text }: Prompt): void {
    this.#byText[text.trim()] = key;
  }
}

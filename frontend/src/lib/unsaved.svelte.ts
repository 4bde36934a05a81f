import { SvelteSet } from 'svelte/reactivity';

/** Texts of one place that could not be written to the disk, and why. */
export interface AtRisk {
  texts: readonly string[];
  why: string;
}

/** What would be lost if the window closed now, wherever in the app it waits. */
class Unsaved {
  readonly #sources = new SvelteSet<() => AtRisk>();
  readonly #found: readonly AtRisk[] = $derived(
    [...this.#sources].map((source) => source()).filter(({ texts }) => texts.length > 0),
  );
  readonly texts: readonly string[] = $derived(this.#found.flatMap(({ texts }) => texts));
  readonly why: string = $derived(this.#found[0]?.why ?? '');

  /** Adds a place to look and gives the function that takes it away. */
  add(source: () => AtRisk): () => void {
    this.#sources.add(source);
    return () => this.#sources.delete(source);
  }
}

export const unsaved = new Unsaved();

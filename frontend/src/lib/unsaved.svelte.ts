import { SvelteSet } from 'svelte/reactivity';

/** Texts of one place that could not be written to the disk, and why. */
export interface AtRisk {
  texts: readonly string[];
  why: string;
  /** True while something that was typed is on its way to the disk. */
  waits?: boolean;
}

/** Why a text that stands in a field, and was not entered yet, would be lost. */
export const notEntered = 'Typed, and not entered yet.';

/** What would be lost if the window closed now, wherever in the app it waits. */
class Unsaved {
  readonly #saves = new SvelteSet<() => Promise<unknown>>();
  readonly #sources = new SvelteSet<() => AtRisk>();
  readonly #underWay = new Set<Promise<unknown>>();
  #changes = $state(0);
  readonly #all: readonly AtRisk[] = $derived([...this.#sources].map((source) => source()));
  readonly #found: readonly AtRisk[] = $derived(this.#all.filter(({ texts }) => texts.length > 0));
  readonly texts: readonly string[] = $derived(this.#found.flatMap(({ texts }) => texts));
  readonly why: string = $derived(this.#found[0]?.why ?? '');
  /** True while something is on its way to the disk. */
  readonly waits: boolean = $derived(this.#changes > 0 || this.#all.some((one) => one.waits === true));

  /** Adds a place to look, which may save what waits there, and gives the function that takes it away. */
  add(source: () => AtRisk, save: () => Promise<unknown> = () => Promise.resolve()): () => void {
    this.#sources.add(source);
    this.#saves.add(save);
    return () => {
      this.#sources.delete(source);
      this.#saves.delete(save);
    };
  }

  /** Counts a change as being on its way to the disk until it is there, or has failed. */
  during<T>(change: Promise<T>): Promise<T> {
    this.#underWay.add(change);
    const over = () => {
      this.#underWay.delete(change);
      this.#tell();
    };
    change.then(over, over);
    // Not at once: a field may be left while the page is drawn, when nothing that is shown may change.
    queueMicrotask(() => this.#tell());
    return change;
  }

  #tell(): void {
    this.#changes = this.#underWay.size;
  }

  /** Saves what was typed and waits to be saved, and waits for what is on its way. */
  async save(): Promise<void> {
    await Promise.all([...this.#saves].map((save) => save()));
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }
}

export const unsaved = new Unsaved();

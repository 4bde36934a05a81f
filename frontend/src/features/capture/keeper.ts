/** How long the keys must rest before what was typed is kept, and how old it may get while they don't; in milliseconds. */
export const rest = 60;
export const maxAge = 100;

/** Keeps what is being typed while it is typed: `keep` runs when the keys rest, and at the latest when it is too old. */
export class Keeper {
  #since: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly keep: () => Promise<void>) {}

  /** Hears that something was typed. */
  touch(): void {
    const now = performance.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.stop();
        void this.keep();
      },
      Math.max(0, Math.min(rest, this.#since + maxAge - now)),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#since = undefined;
  }
}

/** How long a moment is, in milliseconds. */
const rest = 200;

/**
 * Counts the changes made to the workspace. Whoever reads `version` in an effect runs again after each successful
 * call that changes something, whichever view made it.
 */
class Changes {
  version = $state(0);
  #later = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  bump(): void {
    clearTimeout(this.#timer);
    this.version += 1 + this.#later;
    this.#later = 0;
  }

  /** Counts a change that its own view shows already; the others hear of it when nothing follows for a moment. */
  bumpLater(): void {
    this.#later += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.version += this.#later;
      this.#later = 0;
    }, rest);
  }
}

export const changes = new Changes();

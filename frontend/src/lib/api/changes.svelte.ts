/** How long a moment is, in milliseconds: after a line was taken down, and after the last letter of a text. */
const rest = 200;
const restOfTexts = 600;

/**
 * Counts the changes made to the workspace. Whoever reads `version` in an effect runs again after each successful
 * call that changes something, whichever view made it.
 */
class Changes {
  version = $state(0);
  /** The same without texts that were typed into a document: where they show nothing else, that alone is new. */
  beyondTexts = $state(0);
  /** Counts how often something was typed into a text that is saved by itself. */
  typed = $state(0);
  #later = 0;
  #laterBeyond = 0;
  #wait = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The count with what is not told yet: who reads the workspace now knows as much. */
  get latest(): number {
    return this.version + this.#later;
  }

  bump(): void {
    this.#later += 1;
    this.#laterBeyond += 1;
    this.#tell();
  }

  /** Counts a change that its own view shows already; the others hear of it when nothing follows for a moment. */
  bumpLater(): void {
    this.#laterBeyond += 1;
    this.#tellAfter(rest);
  }

  /** Counts a text that was saved while it is typed. */
  bumpText(): void {
    this.#tellAfter(restOfTexts);
  }

  /** Hears that a text is typed on: what waits to be told waits until that rests. */
  hold(): void {
    this.typed += 1;
    if (this.#timer !== undefined) this.#restart();
  }

  #tellAfter(wait: number): void {
    this.#later += 1;
    this.#wait = Math.max(this.#wait, wait);
    this.#restart();
  }

  #restart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), this.#wait);
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.version += this.#later;
    this.beyondTexts += this.#laterBeyond;
    [this.#timer, this.#later, this.#laterBeyond, this.#wait] = [undefined, 0, 0, 0];
  }
}

export const changes = new Changes();

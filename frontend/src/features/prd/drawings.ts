/** Something of a page that is to be drawn, as soon as what is in sight is. */
interface Drawing {
  inSight: () => boolean;
  draw: () => Promise<void>;
}

/** Pages are drawn one after the other, those in sight first: several at once would hold up what is typed meanwhile. */
export class Drawings {
  readonly #waiting: Drawing[] = [];
  #draws = false;

  add(drawing: Drawing): void {
    this.#waiting.push(drawing);
    if (!this.#draws) void this.#drawAll();
  }

  async #drawAll(): Promise<void> {
    this.#draws = true;
    // The other pages of a new document are added in the same moment.
    await Promise.resolve();
    for (let next = this.#take(); next; next = this.#take()) {
      // It was stopped, or its document closed, for a newer one, which draws itself.
      await next.draw().catch(() => undefined);
    }
    this.#draws = false;
  }

  #take(): Drawing | undefined {
    const seen = this.#waiting.findIndex((one) => one.inSight());
    return this.#waiting.splice(Math.max(0, seen), 1)[0];
  }
}

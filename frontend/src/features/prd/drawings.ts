/** How soon something of a page is wanted: where one writes first, then what is in sight. */
export enum Urgency {
  Later,
  InSight,
  Written,
}

/** Something of a page that is to be drawn, as soon as what is more urgent is. */
interface Drawing {
  urgency: () => Urgency;
  draw: () => Promise<void>;
}

/** When the frame that is being made can be seen. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Pages are drawn one after the other, the most urgent first: several at once would hold up what is typed meanwhile. */
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
    let last = Urgency.Later;
    for (let next = this.#take(); next; next = this.#take()) {
      const urgency = next.urgency();
      // What was more urgent is seen before more is drawn.
      if (urgency < last) await painted();
      last = urgency;
      // It was stopped, or its document closed, for a newer one, which draws itself.
      await next.draw().catch(() => undefined);
    }
    this.#draws = false;
  }

  #take(): Drawing | undefined {
    let first = 0;
    const urgencies = this.#waiting.map((one) => one.urgency());
    urgencies.forEach((urgency, i) => {
      if (urgency > (urgencies[first] ?? Urgency.Later)) first = i;
    });
    return this.#waiting.splice(first, 1)[0];
  }
}

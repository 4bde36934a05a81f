import { api, type Progress } from '$lib/api';
import { attempt } from '$lib/act';

/** How often one asks how far the work is, in milliseconds. */
const pause = 200;

/** What was begun last: the engine gives up everything else by itself. */
let current = 0;
let begun = 0;

/** Work of the engine that takes a while: whether it is under way, how far it is, and how it is given up. */
export class Work<T> {
  busy = $state(false);
  progress = $state.raw<Progress>({ stage: '', done: 0, total: 0 });
  #timer: ReturnType<typeof setInterval> | undefined;
  #latest = 0;
  #mine = 0;

  /** Runs work; what is overtaken by other work gives undefined. */
  async run(work: () => Promise<T>): Promise<T | undefined> {
    const mine = ++this.#latest;
    this.#mine = current = ++begun;
    this.busy = true;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.#look(), pause);
    const result = await attempt(work);
    if (mine !== this.#latest) return undefined;
    this.#stop();
    return result;
  }

  async #look(): Promise<void> {
    this.progress = await api.suggestions.progress().catch(() => this.progress);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.busy = false;
    this.progress = { stage: '', done: 0, total: 0 };
  }

  cancel(): void {
    void attempt(() => api.suggestions.cancel());
  }

  /** Gives up what is under way and what it keeps in memory. */
  leave(): void {
    this.#latest++;
    this.#stop();
    // The view that comes may begin work of its own, which is not to be given up.
    setTimeout(() => {
      if (current === this.#mine) void api.suggestions.cancel().catch(() => undefined);
    });
  }
}

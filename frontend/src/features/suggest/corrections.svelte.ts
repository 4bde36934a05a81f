import * as workspace from '$lib/act';
import { api, query } from '$lib/api';
import { toasts } from '$lib/ui';
import {
  corrected,
  doneAgain,
  redoable,
  takenBack,
  undoable,
  type Corrected,
  type Correction,
} from './corrections';

/**
 * Takes back and does again what the workspace knows nothing of, in its place among the steps of the workspace: each of the
 * two is next when it was the last.
 */
export class Corrections<T> {
  all = $state.raw<Corrected<T>>({ done: [], undone: [] });
  #now: () => T;
  #goTo: (to: T, from: T) => Promise<void>;
  #history = query(() => api.history.state());

  /** `now` gives how things are, and `goTo` brings them to how they were on the other side of a correction. */
  constructor(now: () => T, goTo: (to: T, from: T) => Promise<void>) {
    this.#now = now;
    this.#goTo = goTo;
  }

  add(label: string, before: T): Correction<T> | undefined {
    this.all = corrected(this.all, { label, before, after: this.#now() }, this.#history.data ?? {});
    return this.all.done.at(-1);
  }

  /** What undo takes back before any step of the workspace. */
  get undoable(): Correction<T> | undefined {
    return this.#history.data && undoable(this.all, this.#history.data);
  }

  /** What redo does again before any step of the workspace. */
  get redoable(): Correction<T> | undefined {
    return this.#history.data && redoable(this.all, this.#history.data);
  }

  /** Takes the last correction back, or what was stored since; nothing but that `only` one, where it is given. */
  async undo(only?: Correction<T>): Promise<void> {
    const history = await workspace.attempt(() => api.history.state());
    if (!history) return;
    const next = undoable(this.all, history);
    if (only === undefined && !next) return workspace.undo();
    if (!next || (only ?? next) !== next) {
      workspace.tellTooLate();
      return;
    }
    this.all = takenBack(this.all, this.#now(), history);
    toasts.show({ text: `Undone: ${next.label}` });
    await this.#goTo(next.before, next.after);
  }

  /** Does again the correction that was taken back last, or what was taken back of the workspace since. */
  async redo(): Promise<void> {
    const history = await workspace.attempt(() => api.history.state());
    if (!history) return;
    const next = redoable(this.all, history);
    if (!next) return workspace.redo();
    this.all = doneAgain(this.all, this.#now(), history);
    toasts.show({ text: `Done again: ${next.label}` });
    await this.#goTo(next.after, next.before);
  }
}

import { Code, Relationship, Side, type History, type Step } from '../types';
import type { State } from './seed';

/** A rejection in the form in which Go sends one. */
export function failure(code: Code, message: string, field = ''): Error {
  return new Error(JSON.stringify({ code, message, field }));
}

/** The fake's data with an undo history of whole copies. */
export class Memory {
  #undo: { label: string; state: State }[] = [];
  #redo: { label: string; state: State }[] = [];
  #next = 1;

  constructor(public state: State) {}

  id(): string {
    return `new-${this.#next++}`;
  }

  /** Changes the data as one step that can be taken back; a rejected change leaves no trace. */
  change<T>(label: string, work: (state: State) => T): Promise<T> {
    return this.read(() => {
      const next = structuredClone(this.state);
      const result = work(next);
      this.#undo.push({ label, state: this.state });
      this.#redo = [];
      this.state = next;
      return result;
    });
  }

  /** Reads a copy, as over a real boundary. */
  read<T>(work: (state: State) => T): Promise<T> {
    return new Promise((resolve) => resolve(structuredClone(work(this.state))));
  }

  history(): History {
    const step = (list: { label: string }[]) => {
      const label = list.at(-1)?.label;
      return label === undefined ? undefined : { id: list.length, label, at: '2026-11-20T10:00:00Z' };
    };
    return JSON.parse(JSON.stringify({ undo: step(this.#undo), redo: step(this.#redo) })) as History;
  }

  undo(): Promise<Step> {
    return this.#swap(this.#undo, this.#redo, 'There is nothing to undo.');
  }

  redo(): Promise<Step> {
    return this.#swap(this.#redo, this.#undo, 'There is nothing to redo.');
  }

  #swap(
    from: { label: string; state: State }[],
    to: { label: string; state: State }[],
    none: string,
  ): Promise<Step> {
    const step = from.pop();
    if (!step) return Promise.reject(failure(Code.NotFound, none));
    to.push({ label: step.label, state: this.state });
    this.state = step.state;
    return Promise.resolve({ id: to.length, label: step.label, at: '2026-11-20T10:00:00Z' });
  }
}

/** The row of that id, or the rejection that Go would send. */
export function find<T extends { id: string }>(rows: readonly T[], id: string): T {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw failure(Code.NotFound, 'That is not there any more.');
  return row;
}

/** Writes the new values over the row of the same id and counts its revision. */
export function replace<T extends { id: string; revision: number }>(rows: T[], next: T): T {
  const row = find(rows, next.id);
  if (row.revision !== next.revision) throw failure(Code.Conflict, 'It was changed meanwhile.');
  return Object.assign(row, next, { revision: next.revision + 1 });
}

/** Where a row lands in front of another one, or at the end. */
export function positionBefore(rows: { id: string; position: number }[], beforeId: string): number {
  const sorted = [...rows].sort((a, b) => a.position - b.position);
  const at = sorted.findIndex((row) => row.id === beforeId);
  if (at < 0) return (sorted.at(-1)?.position ?? 0) + 1;
  return ((sorted[at - 1]?.position ?? 0) + (sorted[at]?.position ?? 0)) / 2;
}

/** Takes the row of that id away. */
export function remove(rows: { id: string }[], id: string): void {
  rows.splice(rows.indexOf(find(rows, id)), 1);
}

/** Adds a person by name and gives the id. */
export function meet(memory: Memory, state: State, name: string): string {
  const id = memory.id();
  const nothing = { role: '', team: '', organisation: '', createdAt: '', updatedAt: '', revision: 1 };
  state.stakeholders.push({ ...nothing, id, name, side: Side.Inside, relationship: Relationship.Other });
  return id;
}

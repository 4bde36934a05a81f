import type { Editable } from './editor.svelte';

export interface Line {
  key: number;
  text: string;
}

const filled = (line: Line) => line.text.trim() !== '';

/** The lines of a text, each in a field of its own. An empty line stays in sight while it waits to be typed into. */
export class Lines<F extends string> {
  list = $state<Line[]>([]);
  #next = 0;

  constructor(
    readonly editor: Pick<Editable<F>, 'mine' | 'type'>,
    readonly field: F,
  ) {
    this.list = this.#made(editor.mine[field]);
  }

  /** Takes the text over where it is no longer what the lines say. */
  follow(): void {
    const text = this.editor.mine[this.field];
    if (text === this.#text()) return;
    const lines = this.#made(text);
    const kept = this.list.filter(filled);
    // Only cleaned, as the store does it: the fields stay, and with them the caret.
    if (kept.length === lines.length) kept.forEach((line, i) => (line.text = lines[i]?.text ?? ''));
    else this.list = lines;
  }

  /** Writes into a line; a pasted list becomes a line for each of its own. Gives the place of the last one. */
  write(at: number, text: string): number {
    const [first = '', ...more] = text.split(/[\r\n]+/);
    const line = this.list[at];
    if (!line) return at;
    line.text = first;
    this.list.splice(at + 1, 0, ...more.map((each) => this.#make(each)));
    this.#tell();
    return at + more.length;
  }

  /** Adds an empty line at a place, unless one waits there. Gives its place. */
  add(at: number): number {
    const before = this.list[at - 1];
    if (before && !filled(before)) return at - 1;
    const there = this.list[at];
    if (!there || filled(there)) this.list.splice(at, 0, this.#make(''));
    return at;
  }

  remove(at: number): void {
    this.list.splice(at, 1);
    this.#tell();
  }

  /** Moves a line up (-1) or down (1). Gives its new place. */
  move(at: number, by: number): number {
    const line = this.list[at];
    const to = at + by;
    if (!line || to < 0 || to >= this.list.length) return at;
    this.list.splice(at, 1);
    this.list.splice(to, 0, line);
    this.#tell();
    return to;
  }

  /** Takes away the lines that nothing was typed into. */
  tidy(): void {
    if (!this.list.every(filled)) this.list = this.list.filter(filled);
  }

  #text(): string {
    return this.list
      .filter(filled)
      .map((line) => line.text)
      .join('\n');
  }

  #tell(): void {
    this.editor.type(this.field, this.#text());
  }

  #made(text: string): Line[] {
    return text === '' ? [] : text.split('\n').map((line) => this.#make(line));
  }

  #make(text: string): Line {
    return { key: this.#next++, text };
  }
}

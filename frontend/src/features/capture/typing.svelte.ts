import { tick } from 'svelte';
import { api, type CapturedLine } from '$lib/api';
import { bindings, commands, historyCommand, type Command } from '$lib/commands';
import type { Capture } from './capture.svelte';
import { Completion } from './completion.svelte';
import { canIndent, indent, maxLevel } from './deeds';
import { holdsLines, linesOf } from './paste';

/** The line that is being typed in a session's composer, and what its keys do. */
export class Typing {
  /** How the text was last understood, and which text that was. */
  preview = $state.raw<{ of: string; line: CapturedLine }>();
  /** True when the text was pasted, each of its lines a note. */
  pasted = $state(false);
  /** How deep the line stands under the one above it. */
  level = $state(0);
  readonly completion: Completion;
  /** Something was typed since the last line was entered, which the field itself can take back. */
  #touched = false;
  #latest = 0;

  /** What the keys of the line do; each says whether it has done it. */
  readonly #deeds: Record<string, () => boolean> = {
    'line.save': () => {
      this.enter();
      return true;
    },
    'line.break': () => {
      const { composer } = this.capture;
      composer?.setRangeText('\n', composer.selectionStart, composer.selectionEnd, 'end');
      this.type(composer?.value ?? '');
      return true;
    },
    // Where the line can't go the key moves the focus, as it does everywhere else.
    'line.indent': () => this.text !== '' && this.shift(1),
    'line.outdent': () => (this.text !== '' || this.level > 0) && this.shift(-1),
    'line.last': () => {
      const empty = this.text === '';
      if (empty) this.capture.editNewest();
      return empty;
    },
  };

  constructor(readonly capture: Capture) {
    this.completion = new Completion(capture.sessionId);
    $effect(() => this.#understand(this.text));
  }

  get text(): string {
    return this.capture.outbox.text;
  }

  /** How many notes Enter makes of it. */
  get count(): number {
    return this.pasted ? linesOf(this.text).length : 1;
  }

  /** What the line is, as far as it is understood. */
  get line(): CapturedLine | undefined {
    return this.pasted ? undefined : this.preview?.line;
  }

  type(text: string): void {
    this.#touched = true;
    this.capture.outbox.type(text);
    if (this.pasted && !holdsLines(this.text)) this.pasted = false;
  }

  paste(text: string): void {
    if (holdsLines(text)) this.pasted = true;
  }

  /** Saves what stands in the composer: one note, or one for each pasted line. */
  enter(): void {
    const { capture, text, level } = this;
    const { speakerId } = capture;
    const typed = text.trim() === '' ? [] : [{ text: text.trim(), level: 0 }];
    const lines = this.pasted ? linesOf(text) : typed;
    if (lines.length === 0) return;
    const preview = this.preview?.of === text ? this.line : undefined;
    capture.outbox.enter(
      lines.map((line) => {
        return { text: line.text, preview, speakerId, level: Math.min(level + line.level, maxLevel) };
      }),
    );
    this.pasted = false;
    this.#touched = false;
    this.completion.close();
    capture.foundId = '';
    void capture.list?.follow();
  }

  /** Moves the line in or out; false when it can't go there. */
  shift(by: number): boolean {
    const above = this.capture.rows.at(-1)?.level ?? -1;
    const level = this.level + by;
    if (level < 0 || level > Math.min(maxLevel, above + 1)) return false;
    this.level = level;
    return true;
  }

  /** Offers names and tags for what stands before the caret. */
  look(): void {
    const { composer } = this.capture;
    if (composer) void this.completion.follow(composer.value, composer.selectionStart);
  }

  /** Takes one of the names or tags that are offered. */
  async take(index: number): Promise<void> {
    const taken = await this.completion.take(index, this.text);
    const { composer } = this.capture;
    if (!taken || !composer) return;
    this.type(taken.text);
    await tick();
    composer.focus();
    composer.setSelectionRange(taken.caret, taken.caret);
  }

  keydown(event: KeyboardEvent): void {
    // While letters are being composed, Enter chooses among them.
    if (event.isComposing) return;
    const history = historyCommand(event);
    if (this.#choose(event)) event.preventDefault();
    else if (history !== undefined && !this.#touched && this.text === '') {
      event.preventDefault();
      commands.run(history);
    } else if (!(event.key === 'Enter' && event.shiftKey && bindings.pressed(event, 'line.break'))) {
      // The field makes its own line breaks, which its own undo takes back.
      const done = Object.entries(this.#deeds).some(([id, deed]) => bindings.pressed(event, id) && deed());
      if (done) event.preventDefault();
    }
  }

  commands(): Command[] {
    const group = 'Typing';
    return [
      { id: 'line.save', title: 'Save the line', group, run: () => this.enter() },
      {
        id: 'line.break',
        title: 'New line inside the note',
        group,
        run: () => this.#deeds['line.break']?.(),
      },
      { id: 'line.indent', title: 'Move in, under the line above', group, run: () => this.#shiftHere(1) },
      { id: 'line.outdent', title: 'Move out', group, run: () => this.#shiftHere(-1) },
      { id: 'line.last', title: 'Edit the last line', group, run: () => this.capture.editNewest() },
    ];
  }

  /** From the palette: moves the selected note, else the line that is being typed. */
  #shiftHere(by: number): void {
    const { capture } = this;
    const { selected } = capture;
    if (!selected) this.shift(by);
    else if (canIndent(capture, selected, by)) void indent(capture, selected, by);
  }

  /** The keys of the names and tags, while they are offered; true for one that was meant for them. */
  #choose({ key, shiftKey }: KeyboardEvent): boolean {
    const { completion } = this;
    if (!completion.open || shiftKey) return false;
    const at = key === 'Tab' ? completion.likely : key === 'Enter' ? completion.active : -1;
    if (key === 'ArrowDown') completion.move(1);
    else if (key === 'ArrowUp') completion.move(-1);
    else if (key === 'Escape') completion.close();
    else if (at >= 0) void this.take(at);
    else return false;
    return true;
  }

  #understand(text: string): void {
    const mine = ++this.#latest;
    if (text === '') {
      this.preview = undefined;
      return;
    }
    api.notes.preview(this.capture.sessionId, text).then(
      (line) => {
        if (mine === this.#latest) this.preview = { of: text, line };
      },
      // Without a preview the line is typed and saved all the same.
      () => undefined,
    );
  }
}

import { tick } from 'svelte';
import { ApiError, Code, api, toApiError, type CapturedLine, type AddedNote } from '$lib/api';
import { unsaved } from '$lib/unsaved.svelte';
import { maxAge, rest } from './keeper';

/** A typed line on its way to the disk. */
export interface Line {
  key: string;
  /** With which press of Enter it came: the lines of one paste are saved, and undone, together. */
  entry: number;
  /** As it was typed. */
  text: string;
  speakerId?: string | undefined;
  /** How deep it stands under the line above. */
  level: number;
  /** How the line was understood as it was typed, where that is known. */
  preview?: CapturedLine | undefined;
  /** `saving` lines go out one after the other; `held` ones wait until the one before them could be saved. */
  state: 'saving' | 'held';
  /** Why it could not be saved. */
  error?: ApiError | undefined;
}

/**
 * For how many milliseconds a line on its way is not worth a row: as a rule it is saved by then, and is drawn once instead
 * of twice.
 */
const haste = 80;
/** After how many milliseconds a line that could not be saved is tried again. */
const patience = 4000;
/** Parts the lines that were entered but not yet saved from the one being typed; nobody can type it. */
const separator = '\u001e';
/** The longest draft that surely fits, in UTF-16 units. */
const maxDraft = 26_000;

/**
 * Brings a session's typed lines to the disk, strictly in order, and keeps what is being typed as its draft. All its
 * calls go out one after the other: saving a line clears the draft on disk, and a draft that arrived late would bring
 * a saved line back. It outlives the view, so that leaving a session loses nothing.
 */
export class Outbox {
  /** Lines that are not on disk yet, the oldest first. */
  lines = $state.raw<Line[]>([]);
  /** What stands in the composer. */
  text = $state('');
  /** True when text was found that an earlier visit had left behind. */
  restored = $state(false);
  /** Why the text in the composer is not being kept. */
  draftError = $state.raw<ApiError>();
  /** True when lines have been on their way for so long that they should be seen. */
  late = $state(false);
  /** How many changes of the workspace this outbox has made. */
  added = 0;
  /** Takes a line that has just been saved. */
  onadded: ((line: Line, added: AddedNote) => void) | undefined;

  #tasks: (() => Promise<void>)[] = [];
  #busy = false;
  #open = false;
  #kept = $state('');
  #staleSince: number | undefined;
  #dueAt = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #lateTimer: ReturnType<typeof setTimeout> | undefined;
  #next = 1;
  #waiting: { key: string; resolve: (saved: boolean) => void }[] = [];

  constructor(readonly sessionId: string) {}

  get failed(): boolean {
    return this.lines.some((line) => line.error !== undefined);
  }

  /** Why something is not on disk: the first line that waits says it for those behind it too. */
  get problem(): ApiError | undefined {
    return this.lines.find((line) => line.error !== undefined)?.error ?? this.draftError;
  }

  /**
   * What would be lost if the program ended now: lines, and what is being typed, that could neither be saved nor be kept as
   * the draft that comes back at the next start.
   */
  get atRisk(): readonly string[] {
    if (this.problem === undefined || this.#kept === this.#whole()) return [];
    return [...this.lines.map(({ text }) => text), this.text].filter((text) => text.trim() !== '');
  }

  /** True while a view shows it. */
  get attended(): boolean {
    return this.onadded !== undefined;
  }

  /** True when everything that was entered or typed is on disk. */
  get idle(): boolean {
    return this.#tasks.length === 0 && this.lines.length === 0 && this.#wanted() === this.#kept;
  }

  /** Brings back the draft of an earlier visit. */
  open(): void {
    if (this.#open) return;
    this.#open = true;
    void this.between(() => this.#restore());
  }

  /** Takes what stands in the composer now. */
  type(text: string): void {
    this.text = text;
    if (text === '') this.restored = false;
    this.#touch();
  }

  /** Takes lines to save and empties the composer. */
  enter(lines: readonly (Pick<Line, 'text' | 'preview' | 'speakerId'> & { level?: number })[]): void {
    const entry = this.#next++;
    const entered = lines.map((line): Line => ({ level: 0, ...line, ...this.#ticket(), entry }));
    this.lines = [...this.lines, ...entered];
    this.#lateTimer ??= setTimeout(() => (this.late = true), haste);
    this.text = '';
    this.restored = false;
    // A new line is the occasion to try the earlier ones again, which must come before it.
    this.retry();
  }

  /** Waits for a line to be on disk; false when it can't be saved now. */
  saved(key: string): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting.push({ key, resolve });
      this.#tell();
    });
  }

  #tell(): void {
    this.#waiting = this.#waiting.filter(({ key, resolve }) => {
      const line = this.lines.find((l) => l.key === key);
      if (line?.state === 'saving') return true;
      resolve(line === undefined);
      return false;
    });
  }

  /** Tries the lines again that could not be saved; with a key also one that was refused. */
  retry(key?: string): void {
    clearTimeout(this.#retryTimer);
    this.lines = this.lines.map((line) =>
      line.key === key || !refused(line) ? { ...line, state: 'saving' } : line,
    );
    this.#touch();
    void this.#pump();
  }

  /** Takes a line that could not be saved out of the way and gives its text back to the composer. */
  takeBack(key: string): void {
    const line = this.lines.find((l) => l.key === key);
    if (!line) return;
    this.lines = this.lines.filter((l) => l !== line);
    if (this.lines.length === 0) this.#settle();
    this.type(this.text === '' ? line.text : `${line.text}\n${this.text}`);
    this.retry();
  }

  /** Runs a call while no line is under way, so that its answer neither lacks a saved line nor has one twice. */
  between(task: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#tasks.push(() => task().then(resolve, reject));
      void this.#pump();
    });
  }

  /** Keeps the draft now. */
  async flush(): Promise<void> {
    if (this.#wanted() !== this.#kept) await this.between(() => this.#keepDraft());
  }

  async #pump(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let job = this.#job(); job; job = this.#job()) await job();
    this.#busy = false;
  }

  #job(): (() => Promise<void>) | undefined {
    const task = this.#tasks.shift();
    if (task) return task;
    if (performance.now() >= this.#dueAt) return () => this.#keepDraft();
    const first = this.lines.find(({ state }) => state === 'saving');
    const lines = this.lines.filter(({ state, entry }) => state === 'saving' && entry === first?.entry);
    return first && (() => this.#save(lines));
  }

  async #save(lines: readonly Line[]): Promise<void> {
    try {
      const typed = lines.map(({ text, speakerId, level }) => ({ text, speakerId, level }));
      // What is behind these lines stays on disk: it would be in neither place if the program ended now.
      const draft = this.#wanted(lines);
      const added = await api.notes.add({ sessionId: this.sessionId, lines: typed, draft });
      this.added += 1;
      this.#kept = draft;
      this.lines = this.lines.filter(({ key }) => !lines.some((line) => line.key === key));
      if (this.lines.length === 0) this.#settle();
      for (const [i, line] of lines.entries()) if (added[i]) this.onadded?.(line, added[i]);
    } catch (rejection) {
      this.#hold(lines, toApiError(rejection));
    }
    this.#tell();
    this.#touch();
  }

  #settle(): void {
    clearTimeout(this.#lateTimer);
    this.#lateTimer = undefined;
    this.late = false;
  }

  /** Keeps lines that could not be saved. One that is refused must not hold the others: then each goes alone. */
  #hold(lines: readonly Line[], error: ApiError): void {
    this.late = true;
    const own = (line: Line) => lines.some(({ key }) => key === line.key);
    if (error.code === Code.Invalid && lines.length > 1) {
      this.lines = this.lines.map((line) => (own(line) ? { ...line, entry: this.#next++ } : line));
    } else if (error.code === Code.Invalid) {
      this.lines = this.lines.map((line) => (own(line) ? { ...line, state: 'held', error } : line));
    } else {
      const first = lines[0]?.key;
      this.lines = this.lines.map((line) => ({
        ...line,
        state: 'held',
        error: line.key === first ? error : line.error,
      }));
      this.#retryTimer = setTimeout(() => this.retry(), patience);
    }
  }

  /** What every line gets when it comes. */
  #ticket(): Pick<Line, 'key' | 'entry' | 'state'> {
    const entry = this.#next++;
    return { key: `line-${entry}`, entry, state: 'saving' };
  }

  async #restore(): Promise<void> {
    try {
      const draft = await api.notes.draft(this.sessionId);
      this.#kept = draft;
      if (draft === '') return;
      const lines = draft.split(separator);
      const text = lines.pop() ?? '';
      this.restored = true;
      // What was typed while the draft was on its way stays behind it.
      this.text = text + this.text;
      if (lines.length > 0) this.#prepend(lines);
    } catch (rejection) {
      this.draftError = toApiError(rejection);
    }
    this.#touch();
  }

  #prepend(lines: readonly string[]): void {
    const earlier = lines.map((line): Line => {
      const text = line.replace(/^\t*/, '');
      return { text, level: line.length - text.length, ...this.#ticket() };
    });
    this.lines = [...earlier, ...this.lines];
    this.late = true;
  }

  async #keepDraft(): Promise<void> {
    const wanted = this.#wanted();
    this.#rest();
    try {
      await api.notes.saveDraft(this.sessionId, wanted);
      this.#kept = wanted;
      this.draftError = undefined;
      this.#touch();
    } catch (rejection) {
      this.draftError = toApiError(rejection);
      this.#wake(performance.now() + patience);
    }
  }

  /** What the draft should hold: the lines that are not on disk, without those that go there now, and the text. */
  #wanted(going: readonly Line[] = []): string {
    const all = this.#whole(going);
    return all.length > maxDraft ? this.text : all;
  }

  #whole(going: readonly Line[] = []): string {
    const waiting = this.lines.filter(({ key }) => !going.some((line) => line.key === key));
    // A line carries its level as tabs, which its own text never begins with.
    const lines = waiting.map(({ text, level }) => '\t'.repeat(level) + text);
    return [...lines, this.text].join(separator);
  }

  #touch(): void {
    if (this.#wanted() === this.#kept) {
      this.#rest();
      return;
    }
    const now = performance.now();
    this.#staleSince ??= now;
    this.#wake(Math.min(now + rest, this.#staleSince + maxAge));
  }

  #wake(at: number): void {
    this.#dueAt = at;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#pump(), Math.max(0, at - performance.now()) + 1);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#staleSince = undefined;
    this.#dueAt = Infinity;
  }
}

/** True for a line that will not fit however often it is tried: it must be changed first. */
export function refused(line: Line): boolean {
  return line.error?.code === Code.Invalid;
}

const outboxes: Record<string, Outbox | undefined> = {};
const releases: Record<string, (() => void) | undefined> = {};

/** The outbox of a session; the same one as before while it still holds something that is not on disk. */
export function outboxOf(sessionId: string): Outbox {
  const outbox = outboxes[sessionId] ?? new Outbox(sessionId);
  outboxes[sessionId] = outbox;
  releases[sessionId] ??= unsaved.add(() => ({ texts: outbox.atRisk, why: outbox.problem?.words ?? '' }));
  outbox.open();
  return outbox;
}

/** Lets go of an outbox once all it holds is on disk; one that has been opened again meanwhile stays. */
export async function leaveOutbox(outbox: Outbox): Promise<void> {
  outbox.onadded = undefined;
  // A view that is going still reads state as it was; a moment later it is as it is.
  await tick();
  await outbox.flush();
  if (!outbox.idle || outbox.attended) return;
  outboxes[outbox.sessionId] = undefined;
  releases[outbox.sessionId]?.();
  releases[outbox.sessionId] = undefined;
}

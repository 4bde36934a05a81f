import { api, type ImportPreview, type ImportResult } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { parseOffset, plural } from '$lib/format';
import { go } from '$lib/router.svelte';
import { toasts } from '$lib/ui/toasts.svelte';
import { workspace } from '$lib/workspace.svelte';

/** Where a file is to go: beside the notes of a session, or into a new session, of a product where that is clear. */
export interface Target {
  sessionId?: string;
  /** Of that session, to be named. */
  title?: string;
  productId?: string;
}

/** As much as the backend takes; more is not even read. */
const maxBytes = 32 * 1024 * 1024;

/** What came of an import: "18 lines, 2 asks, 3 people". */
export function importWords({ lines, notes, asks, people }: ImportResult): string {
  const found = [
    lines > 0 ? plural(lines, 'line') : '',
    notes > asks ? plural(notes, 'note') : '',
    asks > 0 ? plural(asks, 'ask') : '',
    people > 0 ? plural(people, 'person', 'people') : '',
  ];
  return found.filter((part) => part !== '').join(', ');
}

/** A notes or transcript file on its way in: shown first, and taken in only when its user has seen what it brings. */
class Importing {
  preview = $state.raw<ImportPreview>();
  target = $state.raw<Target>({});
  /** Whom each speaker of the file is, by name; empty for nobody known. */
  names = $state<Record<string, string>>({});
  productId = $state('');
  title = $state('');
  /** When a new session was. */
  at = $state('');
  /** How long after the session the transcript begins, as it is typed. */
  shift = $state('0:00');
  asks = $state(true);
  /** A file is being chosen, read or taken in. */
  busy = $state(false);

  /** Asks for a file by the system's dialog. */
  async choose(target: Target): Promise<void> {
    await this.#read(target, () => api.transcripts.choose(target.sessionId ?? ''));
  }

  /** Takes a file that was dropped on the window. */
  async drop(file: File, target: Target): Promise<void> {
    if (file.size > maxBytes) {
      toasts.fail({ text: `${file.name} is larger than 32 MB. Split it and import the parts.` });
      return;
    }
    await this.#read(target, async () =>
      api.transcripts.drop({
        name: file.name,
        data: await inBase64(file),
        sessionId: target.sessionId ?? '',
        changedMs: file.lastModified,
      }),
    );
  }

  /** Takes a file that was dropped on the window, by its path. */
  async open(path: string, target: Target): Promise<void> {
    await this.#read(target, () => api.transcripts.open(path, target.sessionId ?? ''));
  }

  async #read(target: Target, read: () => Promise<ImportPreview>): Promise<void> {
    // A web view may tell of a dropped file twice: by its path and by what is in it.
    if (this.busy || this.preview) return;
    this.busy = true;
    const preview = await attempt(read);
    this.busy = false;
    if (!preview || preview.cancelled) return;
    this.target = target;
    this.names = Object.fromEntries(preview.speakers.map(({ speaker, name }) => [speaker, name]));
    this.productId = target.productId ?? workspace.products[0]?.id ?? '';
    this.title = preview.title === '' ? preview.name.replace(/\.[^.]+$/, '') : preview.title;
    this.at = preview.at;
    this.shift = '0:00';
    // Beside notes that were taken live, what counts has been heard.
    this.asks = target.sessionId === undefined;
    this.preview = preview;
  }

  /** What is wrong with the typed beginning; empty when nothing is. */
  get shiftError(): string {
    return parseOffset(this.shift) === undefined
      ? 'A time such as 1:30, or -0:05 for before the session.'
      : '';
  }

  close(): void {
    this.preview = undefined;
  }

  /** Takes the file in as one step, which can be undone. */
  async run(): Promise<void> {
    const { preview, target } = this;
    const shiftMs = parseOffset(this.shift);
    if (!preview || this.busy || shiftMs === undefined) return;
    this.busy = true;
    let opened = '';
    const done = await attemptUndoable(
      (made: ImportResult) => `Imported “${preview.name}”: ${importWords(made)}`,
      async () => {
        const made = await api.transcripts.import({
          hash: preview.hash,
          sessionId: target.sessionId ?? '',
          productId: this.productId,
          title: this.title,
          at: this.at === '' ? preview.at : this.at,
          speakers: Object.entries(this.names).map(([speaker, name]) => ({ speaker, name })),
          asks: this.asks,
          shiftMs,
          again: preview.same.length > 0,
        });
        opened = made.sessionId;
        return made;
      },
    );
    this.busy = false;
    if (!done) return;
    this.close();
    if (opened !== target.sessionId) go('sessions', opened);
  }
}

export const importing = new Importing();

/** The file's bytes as text that goes over to the backend; the reader writes "data:…;base64," before them. */
export function inBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Error(`${file.name} can't be read.`, { cause: reader.error }));
    reader.readAsDataURL(file);
  });
}

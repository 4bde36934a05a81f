import {
  AskField,
  api,
  type AskImportForm,
  type AskImportPreview,
  type AskImportResult,
  type AskImportSummary,
  type RemovedImport,
} from '$lib/api';
import { attempt, attemptUndoable, tellUndoable } from '$lib/act';
import { formatList, plural } from '$lib/format';
import { go } from '$lib/router.svelte';
import { toasts } from '$lib/ui/toasts.svelte';
import { workspace } from '$lib/workspace.svelte';
import { inBase64 } from './importing.svelte';

/** As much as the backend takes; more is not even read. */
const maxBytes = 64 * 1024 * 1024;

/** How often one looks how far an import is, in milliseconds. */
const beat = 200;

/** Whether a file of that name holds a table, which can only be asks. */
export const isTable = (name: string): boolean => /\.(csv|tsv|xlsx|xls)$/i.test(name);

/** What an import brought: "2,000 asks, 8 new people, 3 new themes". */
export function broughtWords({ asks, people, themes }: AskImportResult): string {
  return [
    plural(asks, 'ask'),
    people > 0 ? plural(people, 'new person', 'new people') : '',
    themes > 0 ? plural(themes, 'new theme') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What taking an import back came to, with why some of it stays. */
export function removedWords({ removed, cited, merged, heard }: RemovedImport): string {
  const kept = cited + merged + heard;
  const gone = `${plural(removed, 'ask')} went to the trash.`;
  if (kept === 0) return gone;
  const why = [
    cited > 0 ? `${cited} cited in a PRD` : '',
    merged > 0 ? `${merged} merged with others` : '',
    heard > 0 ? `${heard} heard in a session` : '',
  ];
  return `${gone} ${kept} stay: ${formatList(why.filter((part) => part !== ''))}.`;
}

/** Asks from elsewhere on their way in: shown first, and taken in only when their user has seen what they bring. */
class AskImporting {
  /** The dialog stands open, with a file or still without one. */
  open = $state(false);
  preview = $state.raw<AskImportPreview>();
  /** The columns in the order in which they are shown: those that seemed to be something first. */
  order = $state.raw<readonly number[]>([]);
  pasted = $state('');
  productId = $state('');
  /** A file is being chosen, read or understood anew. */
  busy = $state(false);
  running = $state(false);
  /** How much of the file is in, from 0 to 1. */
  progress = $state(0);

  /** Opens the dialog, with nothing in it yet. */
  start(productId = ''): void {
    if (this.busy || this.running) return;
    this.preview = undefined;
    this.productId = productId === '' ? (workspace.products[0]?.id ?? '') : productId;
    this.open = true;
  }

  close(): void {
    if (this.running) return;
    this.open = false;
    this.preview = undefined;
    this.pasted = '';
  }

  /** Back to where one chooses a file. */
  back(): void {
    this.preview = undefined;
  }

  /** Asks for a file by the system's dialog. */
  choose(): Promise<void> {
    return this.#read(() => api.askImports.choose(this.productId));
  }

  /** Takes a table or a list as it was pasted. */
  paste(): Promise<void> {
    return this.#read(() => api.askImports.paste(this.pasted, this.productId));
  }

  /** Takes a file that was dropped on the window. */
  async drop(file: File): Promise<void> {
    if (file.size > maxBytes) {
      toasts.fail({ text: `${file.name} is larger than 64 MB. Split it and import the parts.` });
      return;
    }
    await this.#read(async () =>
      api.askImports.drop({
        name: file.name,
        data: await inBase64(file),
        sessionId: '',
        changedMs: file.lastModified,
      }),
    );
  }

  /** Takes a file that was dropped on the window, by its path. */
  openPath(path: string): Promise<void> {
    return this.#read(() => api.askImports.open(path, this.productId));
  }

  async #read(read: () => Promise<AskImportPreview>): Promise<void> {
    // A web view may tell of a dropped file twice: by its path and by what is in it.
    if (this.busy || this.preview) return;
    this.busy = true;
    const preview = await attempt(read);
    this.busy = false;
    if (!preview || preview.cancelled) return;
    this.#show(preview);
    this.open = true;
  }

  /** Shows a file that was read, or read in another way. */
  #show(preview: AskImportPreview): void {
    const columns = preview.columns.map((_name, i) => i);
    const isOut = (column: number) => preview.form.fields[column] === AskField.Ignored;
    this.order = [...columns.filter((column) => !isOut(column)), ...columns.filter(isOut)];
    this.preview = preview;
  }

  /** Understands the file in another way; what can't be read so is told and leaves it as it was. */
  async change(patch: Partial<AskImportForm>): Promise<void> {
    if (!this.preview || this.busy || this.running) return;
    this.busy = true;
    const { form } = this.preview;
    const preview = await attempt(() => api.askImports.look({ ...form, ...patch }));
    this.busy = false;
    if (preview && patch.fields?.length === 0) this.#show(preview);
    else if (preview) this.preview = preview;
  }

  /** Reads the file itself in another way: what its columns are is found out anew. */
  reread(patch: Partial<AskImportForm>): Promise<void> {
    return this.change({ fields: [], ...patch });
  }

  /** Says what a column is. A field has one column: another that was it is left out. */
  setField(column: number, field: AskField): Promise<void> {
    const fields = (this.preview?.form.fields ?? []).map((old, i) => {
      if (i === column) return field;
      return old === field ? AskField.Ignored : old;
    });
    return this.change({ fields });
  }

  /** How many asks come in as it stands. */
  get count(): number {
    const { preview } = this;
    if (preview?.trouble !== '') return 0;
    return preview.new + (preview.form.again ? preview.known : 0);
  }

  /** Takes the asks in as one step, which can be undone. */
  async run(): Promise<void> {
    const { preview } = this;
    if (!preview || this.busy || this.running || this.count === 0) return;
    this.running = true;
    this.progress = 0;
    const watch = setInterval(() => void this.#lookHowFar(), beat);
    const made = await attempt(() => api.askImports.import(preview.form));
    clearInterval(watch);
    this.running = false;
    if (!made) return;
    if (made.cancelled) {
      toasts.show({ text: 'Import cancelled. Nothing was changed.' });
      return;
    }
    this.close();
    go('asks');
    await tellUndoable(`Imported ${broughtWords(made)} from ${preview.name}`);
  }

  async #lookHowFar(): Promise<void> {
    const now = await api.askImports.progress().catch(() => undefined);
    if (now && now.total > 0) this.progress = now.done / now.total;
  }

  /** Ends the import that runs; nothing of it stays. */
  async cancel(): Promise<void> {
    await attempt(() => api.askImports.cancel());
  }

  /** Takes an import back, however long ago it was. */
  async undo(one: AskImportSummary): Promise<void> {
    this.busy = true;
    await attemptUndoable(removedWords, () => api.askImports.undo(one.id));
    this.busy = false;
  }
}

export const askImporting = new AskImporting();

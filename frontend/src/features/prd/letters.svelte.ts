import { api, type ExportForm, type LettersProgress, type LettersResult } from '$lib/api';
import { attempt } from '$lib/act';

/** How often one asks how far the letters are, in milliseconds. */
const pause = 200;

/** Letters to everyone who asked, on their way into a folder. */
export class Letters {
  busy = $state(false);
  progress = $state.raw<LettersProgress>({ done: 0, total: 0 });
  result = $state.raw<LettersResult>();

  /** Writes them into a folder, '' asks for one; `replace` puts them over files that say something else. */
  async write(form: ExportForm, folder = '', replace = false): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.progress = { done: 0, total: 0 };
    const timer = setInterval(() => void this.#look(), pause);
    const result = await attempt(() => api.letters.write({ export: form, folder, replace }));
    clearInterval(timer);
    this.busy = false;
    if (result && result.folder !== '') this.result = result;
  }

  async #look(): Promise<void> {
    this.progress = await api.letters.progress().catch(() => this.progress);
  }

  /** Ends it after the letter that is being written; those that are written stay. */
  cancel(): void {
    if (this.busy) void attempt(() => api.letters.cancel());
  }
}

import {
  api,
  Design,
  Edition,
  Paper,
  toApiError,
  type ExportChoices,
  type ExportForm,
  type ExportFormat,
  type ExportProgress,
  type ExportResult,
} from '$lib/api';
import { attempt } from '$lib/act';
import { formatNumber, plural } from '$lib/format';
import { toasts } from '$lib/ui';
import { workspace } from '$lib/workspace.svelte';

/** What of an export can be chosen before it is asked about. */
export type Wanted = Partial<Pick<ExportForm, 'format' | 'edition' | 'personId' | 'versionId'>>;

/** What an export needs of a document: its id, and that all that was typed is on disk. */
interface Source {
  readonly id: string;
  readonly problem: string;
  flush: () => Promise<boolean>;
}

/** A document that nobody writes in. */
export const readOnly = (id: string): Source => ({ id, problem: '', flush: () => Promise.resolve(true) });

/** How often one asks how far an export is, in milliseconds. */
const pause = 150;

/** A PRD on its way out: for whom, in which format, what that leaves out, and what was written. */
export class Exporting {
  /** Whether it is being asked how to export. */
  open = $state(false);
  edition = $state<Edition>(Edition.Whole);
  format = $state('pdf');
  personId = $state('');
  /** The version that is exported, '' for what is written now. */
  versionId = $state('');
  /** Since which version to say what changed, '' for not at all. */
  sinceId = $state('');
  paper = $state<Paper>(Paper.A4);
  design = $state<Design>(Design.Sans);
  /** What opens the PDF; '' for nothing. It goes to the export alone, and is forgotten with it. */
  password = $state('');
  choices = $state.raw<ExportChoices>();
  /** What the export would leave out; undefined while that is worked out. */
  foreseen = $state.raw<ExportResult>();
  /** Why it can't be exported like that. */
  problem = $state('');
  busy = $state(false);
  /** How far the export that goes on is; undefined while none does. */
  progress = $state.raw<ExportProgress>();
  result = $state.raw<ExportResult>();
  #asked = 0;
  /** Whether the export that goes on was asked to end. */
  #stopped = false;

  constructor(readonly document: Source) {}

  get formats(): ExportFormat[] {
    const all = this.choices?.formats ?? [];
    return this.edition === Edition.Asker ? all.filter(({ list }) => !list) : all;
  }

  get form(): ExportForm {
    const { document, format, edition, personId, versionId, sinceId, paper, design } = this;
    const tells = edition === Edition.Whole || edition === Edition.Engineering;
    return {
      id: document.id,
      format: this.formats.some(({ id }) => id === format) ? format : 'pdf',
      edition,
      personId: edition === Edition.Asker ? personId : '',
      versionId,
      sinceId: tells && sinceId !== versionId ? sinceId : '',
      paper,
      design,
      accent: '',
      password: '',
    };
  }

  /** The people whom a letter can be written to, the last heard first. */
  get askers(): { value: string; label: string; hint: string }[] {
    return (this.choices?.askerIds ?? []).flatMap((id) => {
      const person = workspace.people.find((one) => one.id === id);
      return person ? [{ value: id, label: person.name, hint: person.role }] : [];
    });
  }

  /** Asks how to export; what was chosen last stands there, but for what is wanted now. */
  async begin(wanted: Wanted = {}): Promise<void> {
    if (this.open || !(await this.#saved())) return;
    const choices = await attempt(() => api.prds.exportChoices(this.document.id));
    if (!choices) return;
    const { last } = choices;
    this.choices = choices;
    this.edition = wanted.edition ?? last.edition;
    this.format = wanted.format ?? last.format;
    this.personId = wanted.personId ?? last.personId;
    this.versionId = wanted.versionId ?? '';
    this.sinceId = this.password = '';
    ({ paper: this.paper, design: this.design } = choices.style);
    this.foreseen = undefined;
    this.open = true;
  }

  /** Works out what the export as chosen leaves out. */
  async foresee(form: ExportForm): Promise<void> {
    const mine = ++this.#asked;
    this.problem = '';
    if (form.edition === Edition.Asker && form.personId === '') {
      this.foreseen = undefined;
      this.problem = 'Choose whom the letter is for.';
      return;
    }
    try {
      const foreseen = await api.prds.foresee(form);
      if (mine === this.#asked && !foreseen.cancelled) this.foreseen = foreseen;
    } catch (rejection) {
      if (mine !== this.#asked) return;
      this.foreseen = undefined;
      this.problem = toApiError(rejection).words;
    }
  }

  /** Writes the file where the user says. */
  export(): Promise<void> {
    return this.#work(async () => {
      const { form } = this;
      const password = form.format === 'pdf' ? this.password : '';
      const timer = setInterval(() => void this.#look(), pause);
      const result = await attempt(() => api.prds.export({ ...form, password }));
      clearInterval(timer);
      this.progress = undefined;
      const stopped = this.#stopped;
      this.#stopped = false;
      if (result?.cancelled && stopped) toasts.show({ text: 'Export cancelled. Nothing was written' });
      if (!result || result.cancelled) return;
      this.result = result;
      this.open = false;
      this.password = '';
    });
  }

  async #look(): Promise<void> {
    const progress = await api.prds.exportProgress().catch(() => undefined);
    if (this.busy && progress && progress.part > 0) this.progress = progress;
  }

  /** How far the export is, in words. */
  get told(): string {
    const { page = 0, pages = 0 } = this.progress ?? {};
    return pages > 0 ? `Page ${formatNumber(page)} of ${formatNumber(pages)}` : 'Laying out the pages';
  }

  /** Leaves the question; an export that goes on is cancelled, and the question stays. */
  leave(): void {
    if (!this.progress) {
      this.open = this.busy;
      return;
    }
    // It may be done before it hears of this.
    this.#stopped = true;
    void attempt(() => api.prds.cancelExport());
  }

  /** Puts the edition on the clipboard as Markdown. */
  copy(): Promise<void> {
    return this.#work(async () => {
      const result = await attempt(() => api.prds.copyMarkdown(this.form));
      if (!result) return;
      this.open = false;
      toasts.show({ text: 'Copied as Markdown' });
    });
  }

  async #work(work: () => Promise<void>): Promise<void> {
    if (this.busy || this.problem !== '') return;
    this.busy = true;
    if (await this.#saved()) await work();
    this.busy = false;
  }

  /** What is not saved would be missing in it, so it is saved first. */
  async #saved(): Promise<boolean> {
    if (await this.document.flush()) return true;
    toasts.fail({
      text: `Not exported, because something is not saved yet. ${this.document.problem}`.trim(),
    });
    return false;
  }
}

/** What an edition leaves out, as one reads it; '' where it has all. */
export function leftOutWords({ leftOut }: ExportResult): string {
  const { sections, requirements, quotes, names, places } = leftOut;
  const named = names > 0 ? (names === 1 ? 'the name of 1 person' : `the names of ${names} people`) : '';
  return [
    sections.length > 0 ? `${plural(sections.length, 'section')} (${sections.join(', ')})` : '',
    requirements > 0 ? plural(requirements, 'requirement') : '',
    quotes > 0 ? plural(quotes, 'quote') : '',
    places > 0 ? `${named || 'the names of others'} in ${plural(places, 'place')}` : named,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

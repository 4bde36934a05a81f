import { Edition } from '$lib/api';
import { readPlaces, type Place } from './places';
import type { PDFDocumentProxy, PDFDocumentLoadingTask } from 'pdfjs-dist';

type Library = typeof import('pdfjs-dist');

let library: Promise<Library> | undefined;

/** Loads the renderer when the first preview is wanted: the app must not wait for it at its start. */
function loadLibrary(): Promise<Library> {
  library ??= Promise.all([
    // The build for older web views; the newest one uses what WebKitGTK does not have yet.
    import('pdfjs-dist/legacy/build/pdf.mjs') as Promise<Library>,
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker'),
  ]).then(([pdf, { default: PDFWorker }]) => {
    pdf.GlobalWorkerOptions.workerPort = new PDFWorker();
    return pdf;
  });
  return library;
}

/** The PDF of a PRD, or of an edition of it, as it would be exported now. */
export class Preview {
  edition = $state<Edition>(Edition.Whole);
  /** Who a letter is for. */
  personId = $state('');
  pdf = $state.raw<PDFDocumentProxy>();
  /** Where the parts of the document stand in it. */
  places = $state.raw<readonly Place[]>([]);
  failed = $state(false);
  /** Why there is no such edition; '' where that is not known. */
  problem = $state('');
  /** What it was last asked to show. */
  revision = -1;
  /** How long it took to be made, in milliseconds. */
  took = 0;
  #task: PDFDocumentLoadingTask | undefined;
  #latest = 0;
  #asked = new AbortController();

  constructor(readonly prdId: string) {}

  /** Where the app serves the PDF; the revision keeps every cache away from it. */
  address(revision: number): string {
    const person = this.edition === Edition.Asker ? this.personId : '';
    const query = `edition=${this.edition}&person=${encodeURIComponent(person)}&revision=${revision}`;
    return `/preview/prd/${encodeURIComponent(this.prdId)}.pdf?${query}`;
  }

  /** A letter needs someone whom it is for. */
  get lacksPerson(): boolean {
    return this.edition === Edition.Asker && this.personId === '';
  }

  /** Fetches the PDF anew; the pages shown before stay until the new ones are there. */
  async load(revision: number): Promise<void> {
    const [mine, began] = [this.#giveUp(), performance.now()];
    this.revision = revision;
    if (this.lacksPerson) return;
    try {
      const answer = await fetch(this.address(revision), { signal: this.#asked.signal });
      const why = answer.status === 422 ? (await answer.text()).trim() : '';
      if (mine !== this.#latest) return;
      this.problem = why;
      if (!answer.ok || answer.headers.get('Content-Type') !== 'application/pdf') throw new Error('no PDF');
      const [{ getDocument }, data] = await Promise.all([loadLibrary(), answer.arrayBuffer()]);
      if (mine !== this.#latest) return;
      // Its fonts are drawn as shapes: each one that is added to the page would have the whole page laid out anew.
      const task = getDocument({ data, isEvalSupported: false, disableFontFace: true });
      const pdf = await task.promise;
      if (mine !== this.#latest) return void task.destroy();
      void this.#task?.destroy();
      this.#task = task;
      this.took = performance.now() - began;
      this.pdf = pdf;
      this.places = readPlaces(answer.headers.get('Throughline-Places'));
      this.failed = false;
    } catch {
      if (mine === this.#latest) this.failed = true;
    }
  }

  /** Nobody waits any more for what was asked for before, and its pages need not come. */
  #giveUp(): number {
    this.#asked.abort();
    this.#asked = new AbortController();
    return ++this.#latest;
  }

  close(): void {
    this.#giveUp();
    void this.#task?.destroy();
  }
}

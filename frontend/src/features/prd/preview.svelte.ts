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

/** The PDF of a PRD as it would be exported now. */
export class Preview {
  pdf = $state.raw<PDFDocumentProxy>();
  failed = $state(false);
  #task: PDFDocumentLoadingTask | undefined;
  #latest = 0;

  constructor(readonly prdId: string) {}

  /** Where the app serves the PDF; the revision keeps every cache away from it. */
  address(revision: number): string {
    return `/preview/prd/${encodeURIComponent(this.prdId)}.pdf?revision=${revision}`;
  }

  /** Fetches the PDF anew; the pages shown before stay until the new ones are there. */
  async load(revision: number): Promise<void> {
    const mine = ++this.#latest;
    try {
      const answer = await fetch(this.address(revision));
      if (!answer.ok || answer.headers.get('Content-Type') !== 'application/pdf') throw new Error('no PDF');
      const [{ getDocument }, data] = await Promise.all([loadLibrary(), answer.arrayBuffer()]);
      if (mine !== this.#latest) return;
      const task = getDocument({ data, isEvalSupported: false });
      const pdf = await task.promise;
      if (mine !== this.#latest) return void task.destroy();
      void this.#task?.destroy();
      this.#task = task;
      this.pdf = pdf;
      this.failed = false;
    } catch {
      if (mine === this.#latest) this.failed = true;
    }
  }

  close(): void {
    this.#latest++;
    void this.#task?.destroy();
  }
}

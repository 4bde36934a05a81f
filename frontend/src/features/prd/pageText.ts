import type { PDFPageProxy } from 'pdfjs-dist';

type Part = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/**
 * The words of a page, for screen readers. `getTextContent` would give the same, but it loops over a stream with
 * `for await`, which WebKitGTK cannot.
 */
export async function pageText(page: Pick<PDFPageProxy, 'streamTextContent'>): Promise<string> {
  const reader = (page.streamTextContent() as ReadableStream<Part>).getReader();
  const words: string[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const item of part.value.items) if ('str' in item) words.push(item.str);
  }
  return words.join(' ');
}

import { expect, test } from 'vitest';
import { pageText } from './pageText';

/** A stream as WebKitGTK has it: to be read, not to be looped over. */
function stream(parts: unknown[]): ReadableStream {
  const made = new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  return { getReader: () => made.getReader() } as ReadableStream;
}

test('the words of all parts of a page, without the marks between them', async () => {
  const page = {
    streamTextContent: () =>
      stream([{ items: [{ str: 'ERP' }, { type: 'beginMarkedContent' }] }, { items: [{ str: 'finance' }] }]),
  };
  expect(await pageText(page)).toBe('ERP finance');
});

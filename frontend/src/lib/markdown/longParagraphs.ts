import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';

/** More letters than these are no paragraph that somebody wrote, but a file that was pasted. */
const longest = 10_000;

/** What begins as a table: it is one, however long. */
const table = /^[^|\n]*\|.*\n[ \t|:-]+(?:\n|$)/;

function isLong(cx: BlockContext, line: Line): boolean {
  if (line.text.length <= longest) return false;
  cx.addElement(cx.elt('Paragraph', cx.lineStart + line.pos, cx.lineStart + line.text.length));
  cx.nextLine();
  return true;
}

/**
 * A paragraph is read anew as a whole at every key, and keys would wait for one without end: it is read in pieces, and a
 * line without end as words alone.
 */
export const longParagraphs: MarkdownConfig = {
  parseBlock: [
    {
      name: 'LongParagraph',
      parse: isLong,
      endLeaf: (_, line, leaf) =>
        leaf.content.length + line.text.length > longest && !table.test(leaf.content),
    },
  ],
};

import { expect, test } from 'vitest';
import { markdown } from '@codemirror/lang-markdown';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { GFM, parser } from '@lezer/markdown';
import { longParagraphs } from './longParagraphs';

const extensions = [GFM, longParagraphs];

/** The paragraphs of an editor's text, as they were read. */
function paragraphs(state: EditorState): unknown[] {
  const all: unknown[] = [];
  ensureSyntaxTree(state, state.doc.length, 10_000)?.iterate({
    enter: ({ name, node }) => {
      if (name === 'Paragraph') all.push(node.tree);
      return name !== 'Paragraph';
    },
  });
  return all;
}

const names = (text: string): string[] => {
  const all: string[] = [];
  parser
    .configure(extensions)
    .parse(text)
    .iterate({ enter: ({ name }) => void all.push(name) });
  return all;
};

test('at a key in a log of 3,000 lines that was pasted, only what is around it is read anew', () => {
  const doc = '12:04:11 posting *one* of the accruals, as the ledger says\n'.repeat(3000);
  const state = EditorState.create({ doc, extensions: markdown({ extensions }) });
  const before = new Set(paragraphs(state));
  const after = paragraphs(state.update({ changes: { from: 3, insert: 'a' } }).state);
  expect(after.length).toBeGreaterThan(10);
  expect(after.filter((one) => !before.has(one))).toHaveLength(1);
});

test('a line without end is words, whatever marks are in it, and the text goes on behind it', () => {
  const line = 'one *two* `three` '.repeat(2000);
  expect(names(line)).toEqual(['Document', 'Paragraph']);
  expect(names(`> ${line}\n\n*four*`)).toEqual(
    expect.arrayContaining(['Blockquote', 'Paragraph', 'Emphasis']),
  );
  expect(names(`*words*\n${line}`).filter((name) => name === 'Paragraph')).toHaveLength(2);
});

test('the marks of a paragraph that somebody wrote are read over its lines', () => {
  expect(names('it takes *nine\ndays*')).toContain('Emphasis');
});

test('a table is one, however long', () => {
  const rows = `| day | posted |\n| --- | --- |\n${'| Monday | 1,204 of 1,310 |\n'.repeat(1000)}`;
  const found = names(rows);
  expect(found).not.toContain('Paragraph');
  expect(found.filter((name) => name === 'TableRow')).toHaveLength(1000);
});

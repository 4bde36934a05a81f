import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import type { MarkdownView } from './editor';

/** What can be inserted by typing "/" and some of its name. */
export interface SlashEntry {
  name: string;
  hint: string;
  run: (editor: MarkdownView) => unknown;
}

/** Offers the entries where a word begins with "/". */
export function slash(entries: readonly SlashEntry[], editor: () => MarkdownView): CompletionSource {
  const options = entries.map(({ name, hint, run }, i): Completion => ({
    label: name,
    detail: hint,
    // They keep their order while nothing is typed.
    sortText: String(i).padStart(2, '0'),
    apply: (view, _, from, to) => {
      view.dispatch({ changes: { from: from - 1, to }, userEvent: 'delete' });
      void run(editor());
    },
  }));
  return (context: CompletionContext) => {
    const typed = context.matchBefore(/(^|\s)\/\p{L}*/u);
    if (!typed) return null;
    const from = typed.from + typed.text.indexOf('/') + 1;
    return { from, options, validFor: /^\p{L}*$/u };
  };
}

/** What a text of any kind can take in: a table, and a callout of each kind. */
export const plainEntries: readonly SlashEntry[] = [
  {
    name: 'Table',
    hint: '3 × 3, with a head',
    run: (editor) => editor.insertBlock(emptyTable, undefined, 2),
  },
  ...['Note', 'Tip', 'Important', 'Warning', 'Caution'].map((kind) => ({
    name: `${kind} callout`,
    hint: 'A box that stands out',
    run: (editor: MarkdownView) => editor.insertBlock(`> [!${kind.toUpperCase()}]\n> `),
  })),
];

const emptyTable = ['|  |  |  |', '| --- | --- | --- |', '|  |  |  |', '|  |  |  |'].join('\n');

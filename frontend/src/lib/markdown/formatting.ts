import { EditorSelection, type ChangeSpec, type StateCommand, type Text } from '@codemirror/state';
import type { KeyBinding } from '@codemirror/view';

/** Puts a mark around what is selected, or around where the caret is; takes it away where it stands already. */
export function around(mark: string): StateCommand {
  const long = mark.length;
  return ({ state, dispatch }) => {
    const { doc } = state;
    const change = state.changeByRange((range) => {
      const { from, to } = range;
      const has = (at: number) => doc.sliceString(at, at + long) === mark;
      const single =
        mark === '*' && (doc.sliceString(from - 2, from) === '**' || doc.sliceString(to, to + 2) === '**');
      if (from >= long && has(from - long) && has(to) && !single) {
        const changes: ChangeSpec[] = [
          { from: from - long, to: from },
          { from: to, to: to + long },
        ];
        return { changes, range: EditorSelection.range(from - long, to - long) };
      }
      const changes: ChangeSpec[] = [
        { from, insert: mark },
        { from: to, insert: mark },
      ];
      return { changes, range: EditorSelection.range(from + long, to + long) };
    });
    dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input.format' }));
    return true;
  };
}

/** Makes what is selected the words of a link; without a selection the key means something else. */
export const link: StateCommand = ({ state, dispatch }) => {
  const { from, to, empty } = state.selection.main;
  if (empty) return false;
  const words = state.sliceDoc(from, to);
  const isAddress = /^(https?:\/\/|mailto:)\S+$/.test(words);
  const insert = isAddress ? `[](${words})` : `[${words}](https://)`;
  const caret = from + (isAddress ? 1 : insert.length - 1);
  dispatch(
    state.update({ changes: { from, to, insert }, selection: { anchor: caret }, userEvent: 'input.format' }),
  );
  return true;
};

/** Leaves a quote or a callout from a line of it that has no words yet. What is typed right below one would still be in it. */
export const leaveQuote: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (!main.empty || !/^\s*(?:>\s*)+$/.test(line.text)) return false;
  const insert = line.number > 1 ? '\n' : '';
  dispatch(
    state.update({
      changes: { from: line.from, to: line.to, insert },
      selection: { anchor: line.from + insert.length },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};

/** An item of a list: how far in it stands, and its mark with the space behind it. */
const item = /^(\s*)((?:[-*+]|\d{1,9}[.)])\s)/;

/**
 * Moves the selected items of a list in, below the one above them, or out. Where that can't be, the key means something else: it
 * leaves the text.
 */
export const shift =
  (inward: boolean): StateCommand =>
  ({ state, dispatch }) => {
    const { doc, selection } = state;
    const [first, last] = [doc.lineAt(selection.main.from), doc.lineAt(selection.main.to)];
    const found = item.exec(first.text);
    if (!found) return false;
    const now = found[1]?.length ?? 0;
    const by = (inward ? below(doc, first.number, now) : outside(doc, first.number, now)) - now;
    if (by === 0) return false;
    const changes: ChangeSpec[] = [];
    for (let n = first.number; n <= last.number; n++) {
      const { from, text } = doc.line(n);
      const room = text.length - text.trimStart().length;
      if (by > 0 && text.trim() !== '') changes.push({ from, insert: ' '.repeat(by) });
      if (by < 0) changes.push({ from, to: from + Math.min(room, -by) });
    }
    dispatch(state.update({ changes, userEvent: 'input.indent', scrollIntoView: true }));
    return true;
  };

/** How far in an item stands as a part of the one above it, which is as far in as it at most; as far as now where there is none. */
function below(doc: Text, number: number, now: number): number {
  for (let n = number - 1; n >= 1; n--) {
    const text = doc.line(n).text;
    const [, space = '', mark = ''] = item.exec(text) ?? [];
    if (mark !== '' && space.length <= now) return space.length + mark.length;
    if (mark === '' && !/^\s+\S/.test(text)) break;
  }
  return now;
}

/** How far in the item stands that this one is a part of; 0 for none. */
function outside(doc: Text, number: number, now: number): number {
  for (let n = number - 1; n >= 1; n--) {
    const [, space = '', mark = ''] = item.exec(doc.line(n).text) ?? [];
    if (mark !== '' && space.length < now) return space.length;
  }
  return 0;
}

export const formatKeys: readonly KeyBinding[] = [
  { key: 'Mod-k', run: link },
  { key: 'Tab', run: shift(true), shift: shift(false) },
];

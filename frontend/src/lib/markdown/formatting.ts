import { EditorSelection, type ChangeSpec, type StateCommand } from '@codemirror/state';
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

export const formatKeys: readonly KeyBinding[] = [{ key: 'Mod-k', run: link }];

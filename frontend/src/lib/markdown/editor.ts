import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { history, historyKeymap, redoDepth, standardKeymap, undoDepth } from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup, markdown } from '@codemirror/lang-markdown';
import { syntaxHighlighting } from '@codemirror/language';
import { Annotation, EditorState, Prec, Transaction, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder, tooltips } from '@codemirror/view';
import { GFM } from '@lezer/markdown';
import { commands, historyCommand } from '$lib/commands';
import { around, formatKeys, leaveQuote } from './formatting';
import { asShown } from './asShown';
import { highlighter, look } from './editorLook';
import { longParagraphs } from './longParagraphs';
import { slash, type SlashEntry } from './slash';
import { smallest } from './smallest';

// The editor of long Markdown texts. It is a part of the page of its own, loaded when the first text is to be edited.

/** What an editor is made from, and whom it tells. */
export interface EditorSetup {
  parent: HTMLElement;
  text: string;
  label: string;
  placeholder: string;
  /** What "/" offers to insert. */
  entries: readonly SlashEntry[];
  ontype: (text: string) => void;
  onleave: () => void;
  /** Takes files that were pasted or dropped into the text; false where it wants none of them. */
  onfiles: (files: readonly File[], editor: MarkdownView) => boolean;
}

/** Marks a change that did not come from the one who types. */
const fromOutside = Annotation.define<boolean>();

/** Hands undo and redo on to the whole app where the text has no more steps of its own. */
function beyondHistory(event: KeyboardEvent, { state }: EditorView): boolean {
  const command = historyCommand(event);
  if (command === undefined) return false;
  if ((command === 'history.undo' ? undoDepth(state) : redoDepth(state)) > 0) return false;
  event.preventDefault();
  commands.run(command);
  return true;
}

/** An open editor. */
export class MarkdownView {
  readonly #view: EditorView;

  constructor(setup: EditorSetup) {
    this.#view = new EditorView({
      parent: setup.parent,
      state: EditorState.create({ doc: setup.text, extensions: this.#extensions(setup) }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Shows another text: what changed elsewhere is not for this editor's undo. */
  show(text: string): void {
    const change = smallest(this.text, text);
    if (!change) return;
    this.#view.dispatch({
      changes: change,
      annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
    });
  }

  label(name: string): void {
    this.#view.contentDOM.setAttribute('aria-label', name);
  }

  /** Says which element tells what is wrong with the text; '' where nothing is. */
  wrong(id: string): void {
    const { contentDOM } = this.#view;
    for (const [name, value] of [
      ['aria-invalid', id === '' ? '' : 'true'],
      ['aria-describedby', id],
    ] as const) {
      if (value === '') contentDOM.removeAttribute(name);
      else contentDOM.setAttribute(name, value);
    }
  }

  /** Gives it the focus, with what is selected. */
  focus(from = this.#view.state.doc.length, to = from): void {
    this.#view.focus();
    this.#view.dispatch({ selection: { anchor: from, head: to } });
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus;
  }

  /** Puts a mark around what is selected, or takes it away. */
  mark(mark: string): void {
    around(mark)(this.#view);
  }

  /** Where the caret is. */
  get caret(): number {
    return this.#view.state.selection.main.head;
  }

  /** Where a point of the screen lies in the text. */
  at(point: { x: number; y: number }): number {
    return this.#view.posAtCoords(point, false);
  }

  /** Writes words at a place, with a space between them and their neighbours. */
  insertWords(words: string, at = this.caret): void {
    const before = this.#view.state.sliceDoc(Math.max(0, at - 1), at);
    const behind = this.#view.state.sliceDoc(at, at + 1);
    const pre = /^$|[\s([{“"'‘]/.test(before) ? '' : ' ';
    const post = /^[\p{L}\p{N}]/u.test(behind) ? ' ' : '';
    this.#write(at, at, `${pre}${words}${post}`, pre.length + words.length);
  }

  /** Writes a block at the line of a place, on lines of its own, and puts the caret so far into it. */
  insertBlock(block: string, at = this.caret, caret = block.length): void {
    const { state } = this.#view;
    const line = state.doc.lineAt(at);
    const empty = line.text.trim() === '';
    const [from, to] = empty ? [line.from, line.to] : [line.to, line.to];
    const above = empty ? (line.number > 1 ? state.doc.line(line.number - 1).text : '') : line.text;
    const below = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : '';
    const pre = empty ? (above.trim() === '' ? '' : '\n') : '\n\n';
    const post = below.trim() === '' ? '' : '\n';
    this.#write(from, to, `${pre}${block}${post}`, pre.length + caret);
  }

  close(): void {
    this.#view.destroy();
  }

  #write(from: number, to: number, insert: string, caret: number): void {
    this.#view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + caret },
      scrollIntoView: true,
      userEvent: 'input.insert',
    });
    this.#view.focus();
  }

  #extensions(setup: EditorSetup): Extension[] {
    return [
      history(),
      markdown({ extensions: [GFM, longParagraphs], addKeymap: false, completeHTMLTags: false }),
      syntaxHighlighting(highlighter),
      asShown,
      look,
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of({
        'aria-label': setup.label,
        spellcheck: 'true',
        autocorrect: 'on',
        autocapitalize: 'sentences',
      }),
      placeholder(setup.placeholder),
      // On the page itself: the paper, which scrolls, would clip them.
      tooltips({ parent: document.body }),
      autocompletion({
        override: [slash(setup.entries, () => this)],
        icons: false,
        maxRenderedOptions: 40,
        // It opens only where it is asked for, so that what comes next is meant for it.
        activateOnTypingDelay: 0,
        interactionDelay: 0,
      }),
      Prec.high(
        keymap.of([
          ...formatKeys,
          ...completionKeymap,
          { key: 'Enter', run: leaveQuote },
          { key: 'Enter', run: insertNewlineContinueMarkup },
          { key: 'Backspace', run: deleteMarkupBackward },
        ]),
      ),
      // The keys of the editor's own history are taken, whether there is a step or not.
      Prec.high(EditorView.domEventHandlers({ keydown: beyondHistory })),
      keymap.of([...historyKeymap, ...standardKeymap]),
      EditorView.updateListener.of((update) => {
        const typed = update.transactions.some((one) => one.docChanged && !one.annotation(fromOutside));
        if (typed) setup.ontype(update.state.doc.toString());
      }),
      EditorView.domEventHandlers({
        blur: () => setup.onleave(),
        paste: (event) => this.#files(event, event.clipboardData, setup),
        drop: (event) => this.#files(event, event.dataTransfer, setup),
      }),
    ];
  }

  #files(event: Event, data: DataTransfer | null, { onfiles }: EditorSetup): boolean {
    const files = [...(data?.files ?? [])];
    if (files.length === 0 || !onfiles(files, this)) return false;
    event.preventDefault();
    return true;
  }
}

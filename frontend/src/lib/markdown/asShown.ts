import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import { chartName, imageAddress, readReference } from './references';

// What is typed, shown as what it is beyond the style of its letters: quotes, code, tables, links into the workspace
// without their addresses, and images.

const lineOf = (name: string) => Decoration.line({ class: name });
const lines: Partial<Record<string, Decoration>> = {
  Blockquote: lineOf('md-line-quote'),
  FencedCode: lineOf('md-line-code'),
  CodeBlock: lineOf('md-line-code'),
  Table: lineOf('md-line-table'),
};
const itsOwnDirection = Decoration.line({ attributes: { dir: 'auto' } });
const hidden = Decoration.replace({});
const reference = Decoration.mark({ class: 'md-ref' });
const numbered = Decoration.mark({ class: 'md-ref md-number' });

class Picture extends WidgetType {
  constructor(
    readonly source: string,
    readonly alt: string,
  ) {
    super();
  }

  override eq(other: Picture): boolean {
    return other.source === this.source && other.alt === this.alt;
  }

  override toDOM(view: EditorView): HTMLElement {
    const image = document.createElement('img');
    image.className = 'md-image';
    image.src = this.source;
    image.alt = this.alt;
    // It makes the text longer when it has come.
    image.onload = () => view.requestMeasure();
    return image;
  }
}

/** What stands before the words of an item of a list. */
const itemStart = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;

/** The first line of an item: what wraps begins under its words, as far in as its mark is wide. */
function hanging(view: EditorView, at: number, ruler: Ruler): Range<Decoration>[] {
  const line = view.state.doc.lineAt(at);
  const [start] = itemStart.exec(line.text) ?? [];
  const far = start === undefined ? 0 : ruler.width(start, view);
  if (far === 0) return [];
  const style = `padding-inline-start: ${far}px; text-indent: -${far}px`;
  return [Decoration.line({ attributes: { style } }).range(line.from)];
}

/** Measures words as an editor draws them, in pixels; 0 where nothing is laid out yet. */
class Ruler {
  readonly #known = new Map<string, number>();
  #pen: CanvasRenderingContext2D | null = null;

  width(words: string, { contentDOM }: EditorView): number {
    this.#pen ??= penFor(getComputedStyle(contentDOM).font);
    const width = this.#known.get(words) ?? Math.round(this.#pen?.measureText(words).width ?? 0);
    if (width > 0) this.#known.set(words, width);
    return width;
  }
}

function penFor(font: string): CanvasRenderingContext2D | null {
  const pen = font === '' ? null : document.createElement('canvas').getContext('2d');
  if (pen) pen.font = font;
  return pen;
}

function decorate(view: EditorView, ruler: Ruler): DecorationSet {
  const { state, visibleRanges } = view;
  const found: Range<Decoration>[] = [];
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      found.push(itsOwnDirection.range(line.from));
      at = line.to + 1;
    }
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        const whole = lines[node.name];
        if (whole) {
          const first = state.doc.lineAt(Math.max(from, node.from)).number;
          const last = state.doc.lineAt(Math.min(to, node.to)).number;
          for (let n = first; n <= last; n++) found.push(whole.range(state.doc.line(n).from));
        }
        if (node.name === 'ListItem') found.push(...hanging(view, node.from, ruler));
        if (node.name === 'Link' || node.name === 'Image') {
          const address = node.node.getChild('URL');
          if (address) found.push(...linked(state, node.name, node.from, address.from, address.to, node.to));
        }
      },
    });
  }
  return Decoration.set(found, true);
}

/** A link or an image as it is shown; as typed while the caret is in it. */
function linked(
  state: EditorState,
  name: 'Link' | 'Image',
  from: number,
  addressFrom: number,
  addressTo: number,
  to: number,
): Range<Decoration>[] {
  const address = state.sliceDoc(addressFrom, addressTo);
  const touched = state.selection.ranges.some((range) => range.to >= from && range.from <= to);
  // "](" stands before the address.
  const wordsTo = addressFrom - 2;
  if (name === 'Image') {
    const source = imageAddress(address);
    if (source === undefined && chartName(address) === undefined) return [];
    // The caret stands behind what was just inserted: only from within is the address looked at.
    const within = state.selection.ranges.some((range) => range.to > wordsTo + 1 && range.from < to);
    const shown = within ? [] : [hidden.range(wordsTo + 1, to)];
    if (source === undefined) return shown;
    const alt = state.sliceDoc(from + 2, wordsTo);
    return [...shown, Decoration.widget({ widget: new Picture(source, alt), side: 1 }).range(to)];
  }
  const leads = readReference(address);
  if (touched || !leads || wordsTo <= from + 1) return [];
  const shown = leads.scheme === 'req' ? numbered : reference;
  return [hidden.range(from, from + 1), shown.range(from + 1, wordsTo), hidden.range(wordsTo, to)];
}

/** Shows what is in sight as what it is. */
export const asShown = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    readonly #ruler = new Ruler();

    constructor(view: EditorView) {
      this.decorations = decorate(view, this.#ruler);
    }

    update(update: ViewUpdate) {
      const read = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || update.selectionSet || read) {
        this.decorations = decorate(update.view, this.#ruler);
      }
    }
  },
  { decorations: ({ decorations }) => decorations },
);

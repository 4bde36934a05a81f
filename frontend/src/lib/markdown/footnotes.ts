import { Marked, type Token, type TokenizerAndRendererExtension, type Tokens } from 'marked';

// Footnotes as the exports read them: [^name] in the text, and [^name]: what it says on a line of its own.

/** A mark in the text; its number is given once it is known which marks come before it. */
export interface NoteMark extends Tokens.Generic {
  type: 'noteMark';
  name: string;
  /** None where no note is called so: it is shown as typed. */
  number?: number;
}

/** What a note says. */
export interface NoteText extends Tokens.Generic {
  type: 'noteText';
  name: string;
  tokens: Token[];
}

const mark: TokenizerAndRendererExtension = {
  name: 'noteMark',
  level: 'inline',
  start: (source) => source.indexOf('[^'),
  tokenizer(source) {
    const [raw, name] = /^\[\^([^\]\s]+)\]/.exec(source) ?? [];
    return raw === undefined || name === undefined ? undefined : { type: 'noteMark', raw, name };
  },
};

const text: TokenizerAndRendererExtension = {
  name: 'noteText',
  level: 'block',
  tokenizer(source) {
    const [raw, name, first = ''] =
      /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*([^\n]*(?:\n(?:[ \t]*\n)*(?: {2,}|\t)[^\n]+)*)(?:\n|$)/.exec(source) ??
      [];
    if (raw === undefined || name === undefined) return undefined;
    const tokens = this.lexer.blockTokens(first.replace(/\n(?: {1,4}|\t)/g, '\n'), []);
    return { type: 'noteText', raw, name, tokens };
  },
};

const marked = new Marked({ extensions: [mark, text] });

/** Reads Markdown into tokens. */
export const lexer = (source: string): Token[] => marked.lexer(source);

/** Numbers the marks in the order in which they stand, and gives the notes in that order. */
export function numbered(tokens: Token[], enter: (token: Token) => void): NoteText[] {
  const [marks, texts]: [NoteMark[], NoteText[]] = [[], []];
  void marked.walkTokens(tokens, (token) => {
    enter(token);
    if (token.type === 'noteMark') marks.push(token as NoteMark);
    if (token.type === 'noteText') texts.push(token as NoteText);
  });
  const notes: NoteText[] = [];
  for (const one of marks) {
    const note = texts.find(({ name }) => name === one.name);
    if (!note) continue;
    if (!notes.includes(note)) notes.push(note);
    one.number = notes.indexOf(note) + 1;
  }
  return notes;
}

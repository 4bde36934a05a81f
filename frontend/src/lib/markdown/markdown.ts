import type { Token, Tokens } from 'marked';
import { lexer, numbered, type NoteMark } from './footnotes';
import { chartName, imageAddress, readReference, type Reference } from './references';

// What Markdown text may become on the page. Whatever is not in here is shown as the text that was typed.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em' | 'del'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'reference'; to: Reference; children: Inline[] }
  | { kind: 'image'; source: string; alt: string }
  | ChartInline
  | { kind: 'note'; number: number }
  | { kind: 'break' };

/** A chart of the document, by its name. */
interface ChartInline {
  kind: 'chart';
  name: string;
  caption: string;
}

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | ChartInline
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: { checked?: boolean; blocks: Block[] }[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'callout'; tone: Tone; title: string; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'notes'; notes: { number: number; blocks: Block[] }[] }
  | { kind: 'rule' };

/** How urgent a callout is. */
export type Tone = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** Deeper nesting than this nobody writes; it is shown as typed. */
const deepest = 12;

/** Reads Markdown (with GitHub's tables, lists and strikethrough) into what the page shows. No HTML passes. */
export function readMarkdown(text: string): Block[] {
  try {
    const tokens = lexer(text);
    const notes = numbered(tokens, openCallout).map(({ tokens: said }, i) => ({
      number: i + 1,
      blocks: blocksOf(said, 0),
    }));
    const blocks = blocksOf(tokens, 0);
    return notes.length === 0 ? blocks : [...blocks, { kind: 'notes', notes }];
  } catch {
    // Nesting that the parser gives up on.
    return [{ kind: 'paragraph', children: [{ kind: 'text', text }] }];
  }
}

/** The address if a link may lead there, which is outside the app by web, mail or telephone only. */
export function safeAddress(href: string): string | undefined {
  try {
    const url = new URL(href);
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function blocksOf(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => blockOf(token, depth + 1) ?? []);
}

function blockOf(token: Token, depth: number): Block | Block[] | undefined {
  if (depth > deepest) return plain(token.raw);
  switch (token.type) {
    case 'space':
    case 'def':
    case 'noteText':
      return undefined;
    case 'hr':
      return { kind: 'rule' };
    case 'code':
      return { kind: 'code', text: (token as Tokens.Code).text };
    case 'heading':
      return { kind: 'heading', level: (token as Tokens.Heading).depth, children: childrenOf(token, depth) };
    case 'blockquote':
      return quoteOf(token as Tokens.Blockquote, depth);
    case 'list':
      return listOf(token as Tokens.List, depth);
    case 'table':
      return tableOf(token as Tokens.Table, depth);
    case 'paragraph':
    case 'text':
      return paragraphsOf(childrenOf(token, depth));
    default:
      return plain(token.raw);
  }
}

/** A paragraph; charts in it stand between what is before them and after. */
function paragraphsOf(children: readonly Inline[]): Block[] {
  const blocks: Block[] = [];
  let words: Inline[] = [];
  const flush = () => {
    if (words.some((part) => part.kind !== 'text' || part.text.trim() !== ''))
      blocks.push({ kind: 'paragraph', children: words });
    words = [];
  };
  for (const part of children) {
    if (part.kind !== 'chart') words.push(part);
    else {
      flush();
      blocks.push(part);
    }
  }
  flush();
  return blocks;
}

function plain(raw: string): Block | undefined {
  const text = raw.trim();
  return text === '' ? undefined : { kind: 'paragraph', children: [{ kind: 'text', text }] };
}

function listOf(token: Tokens.List, depth: number): Block {
  return {
    kind: 'list',
    ordered: token.ordered,
    start: token.start === '' ? 1 : token.start,
    items: token.items.map((item) => ({
      blocks: blocksOf(
        item.tokens.filter((part) => part.type !== 'checkbox'),
        depth,
      ),
      ...(item.task ? { checked: item.checked ?? false } : {}),
    })),
  };
}

const alert = /^\[!(note|tip|important|warning|caution)\][ \t]*(.*)(?:\n|$)/i;

/** Reads what a callout holds without its first line. */
function openCallout(token: Token): void {
  if (token.type !== 'blockquote') return;
  const quote = token as Tokens.Blockquote;
  if (alert.test(quote.text)) quote.tokens = lexer(quote.text.replace(alert, ''));
}

/** A quote, or a callout where its first line is [!NOTE] or one of its kin, as on GitHub. */
function quoteOf(token: Tokens.Blockquote, depth: number): Block {
  const [, tone, title = ''] = alert.exec(token.text) ?? [];
  const blocks = blocksOf(token.tokens, depth);
  if (tone === undefined) return { kind: 'quote', blocks };
  return { kind: 'callout', tone: tone.toLowerCase() as Tone, title: title.trim(), blocks };
}

/** Whether a cell has a word so long that a column would be nothing but it. */
export function hasLongWord(cell: readonly Inline[]): boolean {
  return cell.some((part) =>
    'text' in part ? /\S{30}/.test(part.text) : 'children' in part && hasLongWord(part.children),
  );
}

function tableOf(token: Tokens.Table, depth: number): Block {
  const cell = ({ tokens }: Tokens.TableCell) => inlinesOf(tokens, depth);
  return { kind: 'table', head: token.header.map(cell), rows: token.rows.map((row) => row.map(cell)) };
}

function childrenOf(token: Token, depth: number): Inline[] {
  const { tokens, raw } = token as Tokens.Generic;
  return tokens ? inlinesOf(tokens, depth) : [{ kind: 'text', text: raw }];
}

function inlinesOf(tokens: readonly Token[], depth: number): Inline[] {
  return tokens.flatMap((token) => inlineOf(token, depth + 1));
}

function inlineOf(token: Token, depth: number): Inline | Inline[] {
  if (depth > deepest) return { kind: 'text', text: token.raw };
  switch (token.type) {
    case 'noteMark': {
      const { number } = token as NoteMark;
      return number === undefined ? { kind: 'text', text: token.raw } : { kind: 'note', number };
    }
    case 'br':
      return { kind: 'break' };
    case 'codespan':
      return { kind: 'code', text: (token as Tokens.Codespan).text };
    case 'strong':
    case 'em':
    case 'del':
      return { kind: token.type, children: childrenOf(token, depth) };
    case 'link': {
      const address = (token as Tokens.Link).href;
      const children = childrenOf(token, depth);
      const to = readReference(address);
      if (to) return { kind: 'reference', to, children };
      const href = safeAddress(address);
      return href === undefined ? children : { kind: 'link', href, children };
    }
    case 'image': {
      const { href, text } = token as Tokens.Image;
      const name = chartName(href);
      if (name !== undefined) return { kind: 'chart', name, caption: text };
      const source = imageAddress(href);
      return source === undefined ? { kind: 'text', text: token.raw } : { kind: 'image', source, alt: text };
    }
    case 'escape':
      return { kind: 'text', text: (token as Tokens.Escape).text };
    case 'text':
      return (token as Tokens.Text).tokens
        ? childrenOf(token, depth)
        : { kind: 'text', text: (token as Tokens.Text).text };
    default:
      return { kind: 'text', text: token.raw };
  }
}

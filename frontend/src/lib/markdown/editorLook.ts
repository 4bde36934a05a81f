import { EditorView } from '@codemirror/view';
import { tagHighlighter, tags } from '@lezer/highlight';

/** What Markdown looks like while it is typed: as what it is, with its marks dimmed. */
export const highlighter = tagHighlighter([
  { tag: tags.heading, class: 'md-heading' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-em' },
  { tag: tags.strikethrough, class: 'md-del' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: tags.link, class: 'md-link' },
  { tag: tags.url, class: 'md-url' },
  { tag: tags.quote, class: 'md-quote' },
  { tag: tags.contentSeparator, class: 'md-mark' },
  { tag: tags.processingInstruction, class: 'md-mark' },
]);

export const look = EditorView.theme({
  '&': { color: 'inherit', background: 'none' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'inherit', overflow: 'visible' },
  '.cm-content': { padding: '3px 8px', caretColor: 'var(--ink)', overflowWrap: 'anywhere', minWidth: '0' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-3)', whiteSpace: 'pre-wrap' },
  '.md-heading': { fontWeight: '650', fontSize: '1.06em' },
  '.md-strong': { fontWeight: '650' },
  '.md-em': { fontStyle: 'italic' },
  '.md-del': { textDecoration: 'line-through' },
  '.md-code': { fontFamily: 'var(--mono)', fontSize: '0.92em' },
  '.md-link': { color: 'var(--accent)' },
  '.md-url': { color: 'var(--ink-3)' },
  '.md-quote': { color: 'var(--ink-2)' },
  '.md-mark': { color: 'var(--ink-3)', fontWeight: '400', fontStyle: 'normal' },
  '.md-line-quote': { boxShadow: 'inset 2px 0 var(--accent)', paddingLeft: '10px' },
  '.md-line-code': { background: 'var(--hover)', fontFamily: 'var(--mono)', fontSize: '0.92em' },
  '.md-line-table': { fontFamily: 'var(--mono)', fontSize: '0.92em' },
  '.md-ref': {
    padding: '0 3px',
    color: 'var(--accent)',
    background: 'var(--accent-soft)',
    borderRadius: '4px',
  },
  '.md-number': { whiteSpace: 'nowrap' }, // REQ-001 would break at its hyphen
  '.md-image': { display: 'block', maxWidth: '100%', maxHeight: '320px', borderRadius: 'var(--r-s)' },
  '.cm-tooltip': { zIndex: '60', color: 'var(--ink)', background: 'none', border: '0' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    minWidth: '220px',
    maxHeight: '368px',
    padding: '4px',
    font: 'inherit',
    fontFamily: 'var(--font)',
    background: 'var(--card)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--r-m)',
    boxShadow: 'var(--shadow-over)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '12px',
    padding: '4px 8px',
    lineHeight: '20px',
    borderRadius: 'var(--r-s)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--ink)',
    background: 'var(--accent-soft)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '650' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    fontSize: 'var(--text-s)',
    fontStyle: 'normal',
    color: 'var(--ink-3)',
  },
});

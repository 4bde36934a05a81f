/** What a text can lead to within the workspace, as the scheme of a link: `[REQ-003](req:0192…)`. */
export const schemes = ['req', 'ask', 'theme', 'metric', 'note'] as const;
export type Scheme = (typeof schemes)[number];

export interface Reference {
  scheme: Scheme;
  id: string;
}

const form = new RegExp(`^(${schemes.join('|')}):([0-9A-Za-z-]{1,64})$`);
const chart = /^chart:([0-9A-Za-z-]{1,64})$/;
const image = /^image:([0-9a-f]{64})$/;

/** What the address of a link leads to within the workspace; undefined for any other address. */
export function readReference(address: string): Reference | undefined {
  const [, scheme, id] = form.exec(address) ?? [];
  return scheme === undefined || id === undefined ? undefined : { scheme: scheme as Scheme, id };
}

/** A link to something in the workspace. */
export function writeReference(words: string, { scheme, id }: Reference): string {
  return `[${escapeMarkdown(words)}](${scheme}:${id})`;
}

/** Where the window finds a kept image; undefined for an address that names none. */
export function imageAddress(address: string): string | undefined {
  const [, hash] = image.exec(address) ?? [];
  return hash === undefined ? undefined : `/files/${hash}`;
}

/** The name of the chart that an address is of; undefined for any other address. */
export function chartName(address: string): string | undefined {
  return chart.exec(address)?.[1];
}

/** A chart in a text. */
export function writeChart(caption: string, name: string): string {
  return `![${escapeMarkdown(caption)}](chart:${name})`;
}

/** An image in a text. */
export function writeImage(alt: string, hash: string): string {
  return `![${escapeMarkdown(alt)}](image:${hash})`;
}

/** Words as Markdown that reads as they are, on one line. */
export function escapeMarkdown(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>~|]/g, '\\$&')
    .replace(/^([#+-]|\d+(?=[.)]))/, '\\$&')
    .replace(/^\\(\d+)([.)])/, '$1\\$2');
}

/** What someone said, as a quote with who said it, which leads to the moment where there is one. */
export function writeQuote(words: string, speaker: string, noteId?: string): string {
  const bare = words.trim();
  const said = (/^["“«„].*["”»“]$/s.test(bare) ? bare : `“${bare}”`)
    .split(/\r?\n/)
    .map((line) => `> ${escapeMarkdown(line)}`.trimEnd());
  const by =
    noteId === undefined ? escapeMarkdown(speaker) : writeReference(speaker, { scheme: 'note', id: noteId });
  return [...said, '>', `> — ${by}`].join('\n');
}

import { expect, test } from 'vitest';
import { readMarkdown, safeAddress, type Inline } from './markdown';

const words = (list: Inline[]): string =>
  list
    .map((part) => ('text' in part ? part.text : 'children' in part ? words(part.children) : '\n'))
    .join('');

test('reads what one writes in a PRD', () => {
  const blocks = readMarkdown(
    '# Goals\n\nA **bold** and *soft* word.\n\n1. one\n2. two\n\n> said\n\n- [x] done\n',
  );
  expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'quote', 'list']);
  expect(blocks[2]).toMatchObject({ ordered: true, start: 1 });
  expect(blocks[4]).toMatchObject({ items: [{ checked: true }] });
});

test('footnotes are numbered as they are marked, and stand at the end', () => {
  const blocks = readMarkdown(
    'One[^b], two[^a], again[^b].\n\n[^a]: First **note**\n    goes on\n[^b]: Second\n[^c]: Never marked\n\n> [!NOTE]\n> In a callout[^d] [^gone]\n\n[^d]: Third',
  );
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'callout', 'notes']);
  expect(blocks[0]).toMatchObject({
    children: [
      { text: 'One' },
      { kind: 'note', number: 1 },
      { text: ', two' },
      { kind: 'note', number: 2 },
      { text: ', again' },
      { kind: 'note', number: 1 },
      { text: '.' },
    ],
  });
  expect(blocks[1]).toMatchObject({
    blocks: [{ children: [{}, { kind: 'note', number: 3 }, { text: ' ' }, { text: '[^gone]' }] }],
  });
  expect(blocks[2]).toMatchObject({
    notes: [
      { number: 1, blocks: [{ children: [{ text: 'Second' }] }] },
      { number: 2, blocks: [{ children: [{ text: 'First ' }, { kind: 'strong' }, { text: '\ngoes on' }] }] },
      { number: 3, blocks: [{ children: [{ text: 'Third' }] }] },
    ],
  });
  expect(readMarkdown('`[^a]`\n\n[^a]: Not marked')).toMatchObject([
    { children: [{ kind: 'code', text: '[^a]' }] },
  ]);
});

test('tables keep their cells', () => {
  const [table] = readMarkdown('| a | b |\n|---|---|\n| 1 | `2` |');
  expect(table).toMatchObject({
    kind: 'table',
    head: [[{ text: 'a' }], [{ text: 'b' }]],
    rows: [[[{ text: '1' }], [{ kind: 'code', text: '2' }]]],
  });
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <b onclick="x()">b</b>',
  '![alt](https://example.org/track.gif)',
])('no HTML and no image passes: %s', (text) => {
  const [block] = readMarkdown(text);
  expect(block?.kind).toBe('paragraph');
  expect(words((block as { children: Inline[] }).children)).toBe(text);
});

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['mailto:rina@example.org', 'mailto:rina@example.org'],
  ['tel:+62811', 'tel:+62811'],
  ['javascript:alert(1)', undefined],
  ['JaVaScRiPt:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['file:///etc/passwd', undefined],
  ['//example.org', undefined],
  ['#/settings', undefined],
])('a link to %s leads to %s', (href, expected) => {
  expect(safeAddress(href)).toBe(expected);
});

test('a link that may not lead anywhere stays as its words', () => {
  expect(readMarkdown('[click](javascript:alert(1))')).toEqual([
    { kind: 'paragraph', children: [{ kind: 'text', text: 'click' }] },
  ]);
});

test.each(['> '.repeat(5000) + 'deep', '- '.repeat(3000) + 'deep', '*'.repeat(4000), '['.repeat(4000)])(
  'survives nesting without end',
  (text) => {
    expect(readMarkdown(text).length).toBeGreaterThan(0);
  },
);

test('callouts, references and kept images are read; other images are not', () => {
  const hash = 'a'.repeat(64);
  const [callout, paragraph] = readMarkdown(
    `> [!WARNING] Mind\n> **this**\n\n[REQ-001](req:r1) ![Now](image:${hash})`,
  );
  expect(callout).toMatchObject({
    kind: 'callout',
    tone: 'warning',
    title: 'Mind',
    blocks: [{ kind: 'paragraph', children: [{ kind: 'strong' }] }],
  });
  expect(paragraph).toMatchObject({
    children: [
      { kind: 'reference', to: { scheme: 'req', id: 'r1' } },
      { kind: 'text' },
      { kind: 'image', source: `/files/${hash}`, alt: 'Now' },
    ],
  });
  expect(readMarkdown('> [!NOTHING] at all')[0]?.kind).toBe('quote');
});

test('a chart stands between the words around it; its address names nothing else', () => {
  expect(readMarkdown('Before ![Days](chart:themes) after')).toEqual([
    { kind: 'paragraph', children: [{ kind: 'text', text: 'Before ' }] },
    { kind: 'chart', name: 'themes', caption: 'Days' },
    { kind: 'paragraph', children: [{ kind: 'text', text: ' after' }] },
  ]);
  expect(readMarkdown('![Days](chart:../x)')[0]?.kind).toBe('paragraph');
});

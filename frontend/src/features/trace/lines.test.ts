import { expect, test } from 'vitest';
import { Decision, Priority, RequirementState, type Trace, type TraceAsk } from '$lib/api';
import { countOf, inSight, looks, narrow, type Look, type Narrowing } from './lines';

const requirement = (n: number, flags = {}) => ({
  ...{ id: `r${n}`, ref: `REQ-00${n}`, statement: `It does ${n}`, priority: Priority.Must },
  ...{ state: RequirementState.Proposed, ...flags },
});
const ask = (id: string, theme: number, flags: Partial<TraceAsk> = {}): TraceAsk => ({
  ...{ id, statement: `Café ${id}`, theme, decision: Decision.Open, cells: [], drawn: true, ...flags },
});
const share = { met: 0, of: 0, missing: [] };
const trace: Trace = {
  ...{ prdId: 'prd', title: 'Close', productId: 'erp', productName: 'ERP' },
  requirements: [requirement(1, { suspect: true }), requirement(2, { noEvidence: true }), requirement(3)],
  themes: [
    { id: 'close', path: 'Close', drawn: true },
    { id: 'stock', path: 'Stock', missing: true },
    { id: '', path: '' },
  ],
  asks: [
    ask('a', 0, { cells: [{ requirement: 0, suspect: true }], suspect: true }),
    ask('b', 0, { unused: true, nowhere: true, decision: Decision.Accepted }),
    ask('c', 1, { drawn: false, nowhere: true }),
    ask('d', 2, { drawn: false }),
    ask('e', 2, { cells: [{ requirement: 2 }], declined: true, decision: Decision.Declined }),
  ],
  coverage: { evidence: share, accepted: share, themes: { ...share, missing: ['stock'] } },
};
const of = (part: Partial<Narrowing>) =>
  narrow(trace, { look: 'all', theme: -1, whole: false, text: '', ...part });
const ids = (part: Partial<Narrowing>) =>
  of(part)
    .asks.map(({ id }) => id)
    .join('');
const refs = (part: Partial<Narrowing>) => of(part).columns.map(({ requirement: { id } }) => id);

test('shows what the PRD has to do with, unless all of the product is wanted', () => {
  expect(ids({})).toBe('abe');
  expect(ids({ whole: true })).toBe('abcde');
  expect(ids({ theme: 0 })).toBe('ab');
  expect(ids({ text: 'CAFE b' })).toBe('b');
});

test('each look shows what it is at', () => {
  const shown = (look: Look) => [ids({ look }), refs({ look }).join(' '), countOf(look, trace, false)];
  expect(Object.fromEntries(looks.map((look) => [look, shown(look)]))).toEqual({
    all: ['abe', 'r1 r2 r3', 3],
    evidence: ['abe', 'r2', 1],
    nowhere: ['bc', 'r1 r2 r3', 2],
    accepted: ['b', 'r1 r2 r3', 1],
    themes: ['c', 'r1 r2 r3', 1],
    suspect: ['a', 'r1', 1],
    declined: ['e', '', 0],
    private: ['', '', 0],
  });
});

test('the head of a theme stands over its asks, and a column keeps its place among all requirements', () => {
  const { lines, lineOf, columns } = of({ whole: true, look: 'evidence' });
  expect(lines.map((line) => ('ask' in line ? line.ask.id : line.count))).toEqual([
    2,
    'a',
    'b',
    1,
    'c',
    2,
    'd',
    'e',
  ]);
  expect(lineOf).toEqual([1, 2, 4, 6, 7]);
  expect(columns).toEqual([{ at: 1, requirement: trace.requirements[1] }]);
});

test('what is in sight is drawn, with one more at either end', () => {
  expect(inSight(0, 100, 30, 50)).toEqual([0, 1, 2, 3, 4]);
  expect(inSight(1_480, 100, 30, 50)).toEqual([48, 49]);
  expect(inSight(300, 60, 30, 50)).toEqual([9, 10, 11, 12]);
  expect(inSight(0, 100, 30, 0)).toEqual([]);
});

import { expect, test } from 'vitest';
import { Fate, type ChangedPart } from '$lib/api';
import { byWhen, changedWords, looksAtWords, reviewWords } from './agreementWords';

const part = (label: string, requirementId = '', fate = Fate.Changed): ChangedPart => ({
  sectionId: 's',
  requirementId,
  label,
  fate,
});
const requirement = (n: number) => part(`REQ-00${n}`, `r${n}`);

test.each([
  [[], []],
  [
    [part('Goals'), requirement(2)],
    ['REQ-002', 'Goals'],
  ],
  [
    [part('Risks', '', Fate.Removed), part('REQ-004', 'r4', Fate.Added)],
    ['REQ-004 (added)', 'Risks (removed)'],
  ],
  [[1, 2, 3, 4].map(requirement).concat(part('Goals')), ['4 requirements', 'Goals']],
])('what changed is named, or counted where it is much: %#', (changed, words) => {
  expect(changedWords(changed)).toEqual(words);
});

test('what is not there any more is not to be looked at', () => {
  const sections = [
    { id: 'a', mine: { title: 'Goals' } },
    { id: 'b', mine: { title: 'Risks' } },
  ];
  expect(looksAtWords({ looksAt: ['b', 'gone'] }, sections)).toBe('Risks');
  expect(looksAtWords({ looksAt: [] }, sections)).toBe('all of it');
});

test('a day counts until they have answered', () => {
  const now = new Date('2026-11-23T10:00');
  expect(byWhen({ dueOn: '2026-11-23', signOffs: [] }, now)).toBe('by Today');
  expect(byWhen({ dueOn: '', signOffs: [] }, now)).toBe('');
});

test.each([
  [
    { version: 'v1.1', reviewers: 3, agreed: 2, refused: 1, openComments: 1 },
    '2 of 3 agreed on v1.1 · 1 did not · 1 open comment',
  ],
  [{ version: '', reviewers: 1, agreed: 0, refused: 0, openComments: 0 }, '1 reviewer'],
  [{ version: 'v1.0', reviewers: 0, agreed: 0, refused: 0, openComments: 4 }, '4 open comments'],
])('a list says how far a PRD is: %#', (review, words) => {
  expect(reviewWords({ prdId: 'prd', ...review })).toBe(words);
});

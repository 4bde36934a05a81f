import { describe, expect, test } from 'vitest';
import { Channel, HitKind, NoteKind, type Hit, type SessionSummary } from '$lib/api';
import { queryOf, readFilters } from './filters';
import { excerpt, inOneLine } from './fragments';
import { pastSessions } from './pastSessions';
import { placeOf, whereOf } from './place';

const noFilters = readFilters({});

describe('filters', () => {
  test('a kind of note is asked for as such', () => {
    const query = queryOf('x', readFilters({ kind: 'note.pain', product: 'erp', from: '2026-11-01' }), 50);
    expect(query).toMatchObject({
      text: 'x',
      kind: HitKind.Note,
      noteKind: NoteKind.Pain,
      productId: 'erp',
      from: '2026-11-01',
      to: '',
      limit: 50,
    });
  });

  test('what makes no sense in an address narrows nothing', () => {
    expect(readFilters({ kind: 'nonsense', from: 'yesterday', to: '1.1.' })).toEqual(noFilters);
  });
});

describe('every hit opens its place', () => {
  const hit = { id: 'h', sessionId: 's', productId: 'p', prdId: 'd' } as Hit;
  test.each([
    [HitKind.Note, '#/sessions/s?note=h'],
    [HitKind.Transcript, '#/sessions/s?line=h'],
    [HitKind.Session, '#/sessions/h'],
    [HitKind.Ask, '#/asks?ask=h'],
    [HitKind.Theme, '#/themes/p'],
    [HitKind.PRD, '#/prds/h'],
    [HitKind.Person, '#/people?person=h'],
    [HitKind.Metric, '#/metrics?metric=h'],
    [HitKind.Comment, '#/prds/d?comment=h'],
  ])('%s', (kind, place) => {
    expect(placeOf({ ...hit, kind })).toBe(place);
  });
});

test('lines of a hit are joined, empty ones left out', () => {
  const fragments = [
    { text: 'Show ', match: false },
    { text: 'variances', match: true },
    { text: '\nAsk in time\n\n', match: false },
  ];
  expect(
    inOneLine(fragments, ' · ')
      .map((f) => f.text)
      .join(''),
  ).toBe('Show variances · Ask in time');
});

describe('an excerpt begins shortly before its first match', () => {
  const cut = (before: string) =>
    excerpt([
      { text: before, match: false },
      { text: 'close', match: true },
      { text: ' the month', match: false },
    ])
      .map(({ text, match }) => (match ? `[${text}]` : text))
      .join('');
  test.each([
    ['They ', 'They [close] the month'],
    [
      'What does it cost to order anew after all those who have to sign wait to see whether somebody else has been the first to ',
      '… wait to see whether somebody else has been the first to [close] the month',
    ],
    ['关'.repeat(120), `… ${'关'.repeat(60)}[close] the month`],
  ])('%s', (before, shown) => {
    expect(cut(before)).toBe(shown);
  });

  test('without a match all is shown', () => {
    const whole = [{ text: 'a'.repeat(200), match: false }];
    expect(excerpt(whole)).toEqual(whole);
  });
});

test('a PRD with the name of its product says it once', () => {
  const hit = { kind: HitKind.PRD, place: 'ERP finance', productName: 'ERP finance' } as Hit;
  expect(whereOf(hit)).toBe('ERP finance');
  expect(whereOf({ ...hit, place: 'Faster close' })).toBe('Faster close · ERP finance');
});

describe('past sessions', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const session = (
    id: string,
    productName: string,
    plannedAt: string,
    startedAt?: string,
  ): SessionSummary => ({
    id,
    productId: productName,
    productName,
    title: id,
    goal: '',
    channel: Channel.Call,
    plannedAt,
    plannedMinutes: 0,
    pausedMs: 0,
    ...(startedAt === undefined ? {} : { startedAt }),
    createdAt: '',
    updatedAt: '',
    revision: 1,
    participantIds: [],
    participants: [],
    noteCount: 0,
    askCount: 0,
    lineCount: 0,
  });
  const sessions = [
    session('old', 'ERP', '2026-09-02T12:00:00Z'),
    session('new', 'ERP', '2026-11-20T12:00:00Z'),
    session('next', 'ERP', '2026-12-01T12:00:00Z'),
    session('early', 'ERP', '2026-12-24T12:00:00Z', '2026-11-21T12:00:00Z'),
    session('shop', 'Shop', '2026-10-05T12:00:00Z'),
  ];

  test('stand by product and month, the newest first; what is still to come is left out', () => {
    const past = pastSessions(sessions, noFilters, now);
    expect(
      past.map((p) => [p.productName, p.months.map((m) => [m.key, m.sessions.map((s) => s.id)])]),
    ).toEqual([
      [
        'ERP',
        [
          ['2026-11', ['early', 'new']],
          ['2026-09', ['old']],
        ],
      ],
      ['Shop', [['2026-10', ['shop']]]],
    ]);
  });

  test('keep to the days asked for', () => {
    const past = pastSessions(sessions, { from: '2026-09-30', to: '2026-11-20' }, now);
    expect(past.flatMap((p) => p.months.flatMap((m) => m.sessions.map((s) => s.id)))).toEqual([
      'new',
      'shop',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { stretchesOf } from './highlight';
import { holdsLines, linesOf } from './paste';
import { splitTags } from './row';

describe('pasted text', () => {
  test('gives its lines without bullets and empty lines', () => {
    expect(linesOf('- one\r\n\n• two\n! three\n-5 degrees\n').map(({ text }) => text)).toEqual([
      'one',
      'two',
      '! three',
      '-5 degrees',
    ]);
  });

  test.each([
    ['- a\n  - b\n    - c\n  - d\n- e', '01210'],
    ['\t• a\n\t\t• b\n\t• c', '010'],
    ['    a\n  b\n    c', '001'],
    ['a\n      b\n   c\nd', '0110'],
    ['a\n\n  b', '01'],
  ])('nests its lines as they are indented: %j', (text, levels) => {
    expect(
      linesOf(text)
        .map(({ level }) => level)
        .join(''),
    ).toBe(levels);
  });

  test.each([
    ['one line\n', false],
    ['one\ntwo', true],
    ['', false],
  ])('%j holds several lines: %s', (text, several) => {
    expect(holdsLines(text)).toBe(several);
  });
});

describe('what is understood of the typed line', () => {
  const marks = [
    { from: 0, to: 1, kind: 'kind' },
    { from: 6, to: 10, kind: 'tag' },
  ];

  test('is cut out with its marks', () => {
    expect(stretchesOf('! post #tag', '! post #tag', [marks[0]!, { from: 7, to: 11, kind: 'tag' }])).toEqual([
      { text: '!', kind: 'kind' },
      { text: ' post ', kind: '' },
      { text: '#tag', kind: 'tag' },
    ]);
  });

  test('leaves out the marks behind the point where the text has changed since', () => {
    expect(stretchesOf('! XXX #tag', '! abc #tag', marks)).toEqual([
      { text: '!', kind: 'kind' },
      { text: ' XXX #tag', kind: '' },
    ]);
  });
});

test('tags are coloured where they stand in the text; others follow it', () => {
  expect(splitTags('Wait for 人事 #支払い and #later (C#)', ['支払い', 'import'])).toEqual({
    parts: [
      { text: 'Wait for 人事 ', tag: false },
      { text: '#支払い', tag: true },
      { text: ' and #later (C#)', tag: false },
    ],
    others: ['import'],
  });
});

import { describe, expect, test } from 'vitest';
import { href, parseHash } from './place';

describe('places in the address', () => {
  test.each([
    ['#/sessions', { area: 'sessions', id: '', query: {} }],
    ['#/sessions/0198-a?note=7', { area: 'sessions', id: '0198-a', query: { note: '7' } }],
    ['#/review?q=what%3F%20%26%20why', { area: 'review', id: '', query: { q: 'what? & why' } }],
    ['', { area: 'sessions', id: '', query: {} }],
    ['#/nowhere/at/all', { area: 'sessions', id: '', query: {} }],
    ['#/asks/%E0%A4%A', { area: 'asks', id: '', query: {} }],
  ])('%s', (hash, place) => {
    expect(parseHash(hash)).toEqual(place);
  });

  test('a link leads back to what it was made from', () => {
    const query = { q: 'C++ & “Größe” 100%?', product: 'a/b' };
    expect(parseHash(href('themes', 'ä/1?x', query))).toEqual({ area: 'themes', id: 'ä/1?x', query });
  });

  test('empty parts are left out', () => {
    expect(href('asks', '', { ask: '', product: '' })).toBe('#/asks');
  });
});

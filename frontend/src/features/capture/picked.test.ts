import { beforeEach, expect, test } from 'vitest';
import { pickIn } from './picked';

beforeEach(() => {
  document.body.innerHTML = `
    <div id="list">
      <div data-line-id="a"><time>0:01</time><b>Rina</b><p data-line-text>We close late.</p></div>
      <div data-line-id="b"><time>0:05</time><b>Budi</b><p data-line-text>Every month.</p></div>
    </div>
    <p id="out">outside</p>`;
});

const textOf = (selector: string) => document.querySelector(selector)?.firstChild as Text;
const list = () => document.querySelector('#list') ?? document.body;

function mark(from: Text, start: number, to: Text, end: number) {
  window.getSelection()?.setBaseAndExtent(from, start, to, end);
  return pickIn(list(), window.getSelection());
}

test('marked words are those of the line', () => {
  const line = textOf('[data-line-id="a"] p');
  expect(mark(line, 3, line, 8)).toEqual({ lineId: 'a', words: 'close' });
});

test('over several lines, times and names are left out', () => {
  const [first, second] = [textOf('[data-line-id="a"] p'), textOf('[data-line-id="b"] p')];
  expect(mark(first, 9, second, 5)).toEqual({ lineId: 'a', words: 'late. Every' });
});

test('nothing marked, or something else, is nothing', () => {
  const line = textOf('[data-line-id="a"] p');
  expect(mark(line, 3, line, 3)).toBeUndefined();
  expect(mark(textOf('#out'), 0, textOf('#out'), 3)).toBeUndefined();
});

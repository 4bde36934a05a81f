import { expect, test } from 'vitest';
import { jump } from './jump';

Element.prototype.scrollIntoView = () => undefined;

const section = (text: string) => {
  document.body.innerHTML = `<section id="section-1"><textarea id="title"></textarea>${text}</section>`;
};

test('the text of a section takes the caret, not its title, whether its editor is there yet or not', () => {
  section('<div data-editor="plain"><textarea id="text"></textarea></div>');
  jump('section-1', { text: true });
  expect(document.activeElement?.id).toBe('text');
  jump('section-1');
  expect(document.activeElement?.id).toBe('title');
  section('<div data-editor="open"><div id="text" contenteditable="true" tabindex="0"></div></div>');
  jump('section-1', { text: true });
  expect(document.activeElement?.id).toBe('text');
});

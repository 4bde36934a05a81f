// The main job in the app's real window. The tests are its steps, in their order.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInWindow } from '../harness/axe.mjs';
import { throughline } from '../harness/commands.mjs';
import { answerFileDialog, cancelFileDialog } from '../harness/desktop.mjs';
import { readPDF } from '../harness/pdf.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';
import { keys } from '../harness/webdriver.mjs';
import { openWindow } from '../harness/window.mjs';

const data = freshFolder();
const workspace = join(data, 'w.throughline');
const pdf = join(data, 'window.pdf');
let app;

before(async () => {
  const notes = join(data, 'notes.md');
  writeFileSync(notes, '# Close with finance\n\n@Rina: We close the books by hand.\n');
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', notes, '--product', 'Ledger', '--workspace', workspace);
  app = await openWindow({ data, workspace });
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const containing = (text) => `[contains(normalize-space(), "${text}")]`;
const savedNote = (text) => app.xpath(`//*[@data-note and @data-saved="true"]${containing(text)}`);
const column = (name) => app.xpath(`//section[@data-lane and @aria-label="${name}"]`);
const card = (text, within = '') => app.xpath(`${within}//li[@data-ask-id]${containing(text)}`);
const goTo = async (name) => app.click(await app.xpath(`//nav//a${containing(name)}`));

test('lines typed in the window are saved', async () => {
  await app.click(await app.css('a[data-session-id]'));
  const composer = await app.css('textarea[aria-label="Note"]');
  for (const line of [
    '! export the journal in one click #close',
    '! a list of open invoices',
    '> two days late 📒',
  ]) {
    await app.type(composer, line + keys.enter);
  }
  for (const text of ['export the journal', 'open invoices', 'two days late']) await savedNote(text);
});

test('the session is read back by keys, and its note is on the clipboard', async () => {
  const state = (text, state) => app.xpath(`//*[@data-statement]${containing(text)}${containing(state)}`);
  await app.chord(keys.alt, 'w');
  await app.xpath('//h1[normalize-space()="Wrap up"]');
  await until(() => app.run('return document.activeElement.closest("[data-statement]") !== null'), {
    what: 'the first statement at hand',
  });
  await app.chord('c');
  await state('export the journal', 'Confirmed');
  await app.chord('c');
  await state('open invoices', 'Confirmed');
  await app.chord(keys.shift, 'C');
  await app.xpath(`//*${containing('Follow-up note copied')}`);
  assert.deepEqual(await axeInWindow(app), []);
  await app.chord(keys.escape);
  const composer = await app.css('textarea[aria-label="Note"]');
  await app.click(composer);
  await app.chord(keys.control, 'v');
  await until(() => app.run('return document.querySelector("textarea[aria-label=Note]").value !== ""'), {
    what: 'the pasted note',
  });
  const pasted = await app.run('return document.querySelector("textarea[aria-label=Note]").value');
  assert.match(pasted, /# Close with finance[^]*## Asks, as understood[^]*export the journal in one click/);
  await app.clear(composer);
});

test('a card is dragged into a theme with the mouse', async () => {
  await goTo('Themes');
  await card('export the journal');
  await app.click(await app.button('New theme'));
  await app.type(
    await app.css('input[aria-label="Name of the new theme"], .new input'),
    `Faster close${keys.enter}`,
  );
  await app.drag(await card('export the journal'), await column('Faster close'));
  await card('export the journal', '//section[@aria-label="Faster close"]');
});

test('a PRD is drafted, and its preview is shown', async () => {
  await app.click(await app.xpath('//a[normalize-space()="Draft PRD"]'));
  await app.click(await app.xpath('//button[starts-with(normalize-space(), "Draft from")]'));
  await app.css('[data-requirement]');
  // A window of the first size has room for it.
  await app.css('[role="img"] canvas');
  await until(
    () =>
      app.run(`
        const canvas = document.querySelector('[role="img"] canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Set(data).size > 8;`),
    { what: 'something drawn on the first page' },
  );
  await app.click(await app.button('Close side panel'));
});

test('the system’s save dialog can be cancelled, and answered', async () => {
  await app.click(await app.button('Export …'));
  await app.click(await app.button('Export'));
  await cancelFileDialog('Export PDF');
  await app.click(await app.button('Export'));
  await answerFileDialog('Export PDF', pdf);
  await app.xpath(`//*[@role="status"]${containing('Exported')}`);
  const text = readPDF(pdf);
  assert.match(text, /REQ-001/);
  assert.match(text, /export the journal in one click/);
});

test('a text is written in the editor, and saved', async () => {
  await app.click(await app.xpath(`//nav[@aria-label="Sections"]//button${containing('Add a section')}`));
  await until(() => app.run('return document.activeElement?.value === "New section"'), {
    what: 'the new section’s title at hand',
  });
  const title = await app.css('[aria-label="Section title"]:focus');
  await app.clear(title);
  await app.type(title, `Remarks${keys.enter}`);
  const text = await app.css('.cm-content[aria-label="Remarks"]');
  await app.type(text, 'closed in **three** days');
  await until(
    () =>
      app.run(`
        const text = document.querySelector('.cm-content[aria-label="Remarks"]');
        const strong = [...text.querySelectorAll('.md-strong')].map((part) => part.textContent).join('');
        return text.textContent === 'closed in **three** days' && strong.includes('three');`),
    { what: 'the text with its looks' },
  );
  await app.xpath('//*[normalize-space()="Saved"]');
});

test('the search finds what was typed, and Enter opens its place', async () => {
  await goTo('Review');
  const field = await app.css('input[role="combobox"][aria-label^="Search notes"]');
  await app.type(field, 'days late');
  await app.css('[data-hit-kind="note"]');
  await app.type(field, keys.enter);
  await app.xpath(`//*[@data-note and @aria-selected="true"]${containing('two days late')}`);
});

test('the palette opens by its key', async () => {
  await app.chord(keys.control, 'k');
  await app.css('[role="dialog"]');
  await app.chord(keys.escape);
});

test('nothing went wrong in the page', async () => {
  assert.deepEqual(await app.errors(), []);
});

test('axe finds nothing in the window’s engine either', async () => {
  assert.deepEqual(await axeInWindow(app), []);
});

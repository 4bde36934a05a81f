// The same job by the keyboard alone: the mouse is not touched once.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cardOf, columnOf } from '../harness/board.mjs';
import { composer, noteRow, savedLines } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { answerFileDialog } from '../harness/desktop.mjs';
import { field, hasFocus, heading, openPalette, search } from '../harness/page.mjs';
import { readPDF } from '../harness/pdf.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let app;
let page;

before(async () => {
  app = await openInChromium({ data });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const press = (...keys) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
const type = (text) => page.keyboard.type(text);

/** Runs the first answer of the palette. */
async function palette(words) {
  await openPalette(page);
  await type(words);
  await page.getByRole('option', { selected: true }).or(page.locator('[data-selected]')).first().waitFor();
  await press('Enter');
  await page.getByRole('dialog', { name: 'Search or run' }).waitFor({ state: 'hidden' });
}

test('a workspace is begun from the welcome with Tab and Enter', async () => {
  const choice = page.getByRole('button', { name: /Start empty/ });
  await choice.waitFor();
  for (let i = 0; i < 10 && !(await choice.evaluate((e) => e === document.activeElement)); i++)
    await press('Tab');
  await press('Enter');
  await heading(page, 'Sessions').waitFor();
});

test('the palette makes a product', async () => {
  await palette('new product');
  await hasFocus(field(page, 'Name'));
  await type('Ledger');
  await press('Enter');
  await heading(page, 'Ledger').waitFor();
});

test('keys go to the sessions and plan one', async () => {
  await press('g', 's');
  await heading(page, 'Sessions').waitFor();
  await press('n');
  await hasFocus(field(page, 'Title'));
  await type('Close with finance');
  await press('Enter');
  await heading(page, 'Close with finance').waitFor();
});

test('lines are typed at once, and the newest is edited with ArrowUp', async () => {
  await hasFocus(composer(page));
  for (const line of [
    '! export the journal in one click',
    '~ the list starts over',
    '! a list of open invoices',
  ]) {
    await type(line);
    await press('Enter');
  }
  await until(async () => (await savedLines(page).count()) === 3, { what: 'three saved lines' });
  await press('ArrowUp');
  await hasFocus(field(page, 'Edit this line'));
  await type(' by supplier');
  await press('Enter');
  await noteRow(page, 'a list of open invoices by supplier').waitFor();
  await hasFocus(composer(page));
});

test('themes are made and filled', async () => {
  await palette('go to themes');
  await heading(page, /^Themes/).waitFor();
  await press('t');
  await hasFocus(field(page, 'Name of the new theme'));
  await type('Faster close');
  await press('Enter');
  await columnOf(page, 'Faster close').waitFor();
  await press('ArrowLeft', 'ArrowDown');
  await hasFocus(cardOf(page, /./).first().getByRole('link'));
  await press('m');
  await page.getByRole('dialog').waitFor();
  await type('faster');
  await press('Enter');
  await until(async () => (await cardOf(columnOf(page, 'Faster close'), /./).count()) === 1, {
    what: 'the card in its theme',
  });
});

test('undo works from another screen, and redo after it', async () => {
  const inTheme = async (count) => {
    await press('g', 't');
    await until(async () => (await cardOf(columnOf(page, 'Faster close'), /./).count()) === count, {
      what: `${count} cards`,
    });
  };
  await press('g', 's');
  await heading(page, 'Sessions').waitFor();
  await press('Control+z');
  await inTheme(0);
  await press('g', 'p');
  await heading(page, 'People').waitFor();
  await press('Control+Shift+z');
  await inTheme(1);
});

test('a PRD is drafted and exported', async () => {
  await palette('draft a prd');
  await hasFocus(field(page, 'Title'));
  await type('Close');
  await press('Enter');
  await heading(page, 'Close').waitFor();
  await page.getByRole('listitem', { name: 'REQ-001' }).waitFor();
  const pdf = join(data, 'keys.pdf');
  await press('Control+e');
  await page.getByRole('dialog').getByText('left out').waitFor();
  await press('Enter');
  await answerFileDialog('Export PDF', pdf);
  await page.getByRole('status').filter({ hasText: 'Exported' }).waitFor();
  assert.match(readPDF(pdf), /REQ-001/);
});

test('the search opens from everywhere, and Enter opens the first hit', async () => {
  await press('Control+Shift+f');
  await hasFocus(search(page));
  await type('invoices');
  await page.getByRole('listbox', { name: 'Hits' }).getByRole('option').first().waitFor();
  await until(() => page.url().includes('q=invoices'), { what: 'the search to come to rest' });
  await press('Enter');
  await until(async () => !page.url().includes('#/review'), { what: 'the place of the hit' });
  // A session gives the composer the caret first, where keys are text.
  const there = () => document.activeElement?.closest('[data-note]') !== null;
  if (page.url().includes('note=')) await until(() => page.evaluate(there), { what: 'the note of the hit' });
});

test('“?” shows the keys of the screen, and Escape closes them', async () => {
  await press('g', 'a');
  await press('g', 's');
  await heading(page, 'Sessions').waitFor();
  await press('?');
  const help = page.getByRole('dialog', { name: 'Keys of this screen' });
  await help.getByText('New session').waitFor();
  await press('Escape');
  await help.waitFor({ state: 'hidden' });
  assert.deepEqual(app.errors, []);
});

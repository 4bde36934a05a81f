// The board of themes: parts, definition, choosing several, the filter; by the keyboard alone, with 2,000 asks on it.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cardOf, columnOf, dragCard } from '../harness/board.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { field, hasFocus } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
const workspace = join(data, 'w.throughline');
let app;
let page;

before(async () => {
  const file = join(data, 'asks.csv');
  const row = (_, i) => `Ask ${i + 1}: the list of open invoices arrives late,Person ${i % 40}`;
  writeFileSync(file, `statement,person\n${Array.from({ length: 2000 }, row).join('\n')}\n`);
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'asks', 'import', file, '--product', 'Ledger', '--workspace', workspace);
  app = await openInChromium({ data, workspace });
  page = app.page;
  await page.goto(`${app.server.url}#/themes`);
  await cardOf(page, 'the list of open invoices').first().waitFor();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Chooses a theme by its name from the list that a key opens. */
const choose = async (key, name) => {
  await press(key);
  await hasFocus(page.getByRole('dialog').getByRole('combobox'));
  await page.keyboard.type(name);
  await press('Enter');
};
const shown = (theme) => cardOf(columnOf(page, theme), 'the list of open invoices').count();
const focused = () =>
  page.evaluate(() => document.activeElement?.closest('[data-ask-id]')?.textContent ?? '');

test('only what is near the screen is drawn, and the end of a long column is reached by keys', async () => {
  assert.ok((await page.locator('[data-ask-id]').count()) < 60);
  await press('ArrowDown', 'ArrowDown');
  const before = await focused();
  for (let i = 0; i < 30; i++) await press('ArrowDown');
  await until(async () => (await focused()) !== before && (await focused()) !== '', {
    what: 'the focus further down',
  });
});

test('themes are made, and one becomes a part of another by keys', async () => {
  for (const name of ['Faster close', 'Early warning', 'Someday']) {
    await press('t');
    await hasFocus(field(page, 'Name of the new theme'));
    await page.keyboard.type(name);
    await press('Enter');
    await columnOf(page, name).waitFor();
  }
  await choose('f', 'early');
  await hasFocus(page.getByRole('button', { name: 'Early warning', exact: true }));
  await choose('p', 'faster');
  await columnOf(page, 'Faster close').getByRole('heading', { name: 'Early warning' }).waitFor();
});

test('its definition is written where it stands, and kept', async () => {
  await hasFocus(page.getByRole('button', { name: 'Early warning', exact: true }));
  await press('e');
  await hasFocus(field(page, 'Name of the theme'));
  await press('Tab');
  await page.keyboard.type('Asks to see who will be late');
  await press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await press('e');
  await until(
    async () => (await field(page, 'What belongs').inputValue()) === 'Asks to see who will be late',
    {
      what: 'the definition',
    },
  );
  await press('Escape');
  await hasFocus(page.getByRole('button', { name: 'Early warning', exact: true }));
});

test('several asks are chosen and moved to a part as one step of undo', async () => {
  await choose('f', 'no theme');
  await hasFocus(page.getByRole('button', { name: 'No theme yet' }));
  await press('ArrowDown', 'x', 'ArrowDown', 'x', 'ArrowDown', 'x');
  await choose('m', 'early');
  await until(async () => (await shown('Faster close')) === 3, { what: 'three cards in the part' });
  await press('Control+z');
  await until(async () => (await shown('Faster close')) === 0, { what: 'none after undo' });
  await press('Control+Shift+z');
  await until(async () => (await shown('Faster close')) === 3, { what: 'three after redo' });
});

test('the filter leaves the columns in their places, and Escape takes it away', async () => {
  await press('/');
  await page.keyboard.type('Ask 1999');
  await page.getByText(/^1 of 2,?000 asks/).waitFor();
  await columnOf(page, 'Someday').waitFor();
  assert.equal(await page.locator('[data-ask-id]').count(), 1);
  await press('Escape');
  await page.getByText(/^2,?000 asks/).waitFor();
});

test('a card is dragged between virtual lists', async () => {
  const first = page.getByRole('region', { name: 'No theme yet' }).locator('[data-ask-id]').first();
  const [name] = (await first.textContent()).split(':');
  await dragCard(page, `${name.trim()}:`, 'Someday');
  await until(async () => (await shown('Someday')) === 1, { what: 'the card in its new theme' });
  assert.deepEqual(app.errors, []);
});

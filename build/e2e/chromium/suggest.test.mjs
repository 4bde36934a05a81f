// Suggested themes: why each is one, coarser and finer, dismissed for a while; pairs kept apart; and what was asked before.
// The whole way with them is in synthesis.test.mjs.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { heading, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const wishes = [
  ...[
    'Export the invoices as a spreadsheet',
    'Export all invoices as one spreadsheet',
    'Spreadsheet export of invoices',
  ],
  ...['Download invoices to a spreadsheet', 'Invoice spreadsheet for the auditors'],
  ...['Dark colours at night', 'A dark theme for the night shift', 'Dark screen colours in the night shift'],
  ...['Night mode with dark colours', 'Reset my password by mail', 'Mail me a link that resets the password'],
  ...['Reset the password without calling anyone', 'A forgotten password is reset by mail'],
  ...['Reset my password by e-mail'],
];
const data = freshFolder();
const workspace = join(data, 'My workspace.throughline');
let app;
let page;

before(async () => {
  const file = join(data, 'wishes.txt');
  writeFileSync(file, `${wishes.join('\n')}\n`);
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'asks', 'import', file, '--product', 'Portal', '--workspace', workspace);
  app = await openInChromium({ data, workspace });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const rows = () => page.getByRole('navigation', { name: 'Suggestions' }).locator('[data-group]');
const count = (n) => until(async () => (await rows().count()) === n, { what: `${n} suggestions` });
const askCount = () => page.evaluate(async () => (await window.go.api.Asks.Count([{}]))[0]);
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const go = (hash) => page.evaluate((to) => (window.location.hash = to), hash);
let first;

test('themes are suggested on the board, with why', async () => {
  await go('#/themes');
  await page.getByRole('link', { name: 'Suggest themes' }).click();
  await rows().first().waitFor();
  first = await rows().count();
  assert.ok(first >= 2 && first <= 5, `${first} suggestions`);
  await page.getByRole('heading', { name: 'Most typical' }).waitFor();
  await page.getByRole('heading', { name: 'Set apart by' }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

test('one is dismissed, and does not come back until it is asked for', async () => {
  await page.getByRole('main').getByRole('button', { name: 'Dismiss', exact: true }).click();
  await count(first - 1);
  await go('#/themes');
  await page.getByRole('link', { name: 'Suggest themes' }).click();
  await count(first - 1);
  await page.getByRole('button', { name: 'Bring back 1 dismissed' }).click();
  await count(first);
});

test('an ask that was moved elsewhere is put back by the message that tells of it', async () => {
  const here = page.locator('[data-group][aria-current] .count');
  const before = await here.innerText();
  await page
    .getByRole('button', { name: /^Move “/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^To:/).click();
  await page.getByRole('option', { name: 'Not placed' }).click();
  await dialog.getByRole('button', { name: /^Move \d ask/ }).click();
  await until(async () => (await here.innerText()) !== before, { what: 'an ask less' });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await until(async () => (await here.innerText()) === before, { what: 'all its asks again' });
});

test('the slider groups anew', async () => {
  const slider = page.getByRole('slider', { name: 'Coarser or finer themes' });
  await slider.focus();
  await press('ArrowRight', 'ArrowRight');
  await page.getByText('2 steps finer').waitFor();
  await press('ArrowLeft', 'ArrowLeft');
  await page.getByText('As it fits best').waitFor();
  await count(first);
});

test('a pair that is not the same is kept apart by a key, and undo brings it back', async () => {
  await page.evaluate(() => document.activeElement?.blur());
  await press('g', 'f');
  await heading(page, 'Duplicates').waitFor();
  const pairs = page.locator('[data-pair]');
  await page.locator('[data-pair]:focus').waitFor();
  const many = await pairs.count();
  assert.ok(many >= 2, `${many} pairs`);
  await press('n');
  await until(async () => (await pairs.count()) === many - 1, { what: 'a pair less' });
  await page.locator('[data-pair]:focus').waitFor();
  await press('Control+z');
  await message(page, 'Undone: Keep asks apart').waitFor();
  await until(async () => (await pairs.count()) === many, { what: 'all pairs again' });
});

test('who writes an ask sees what was asked before, and puts a voice there instead', async () => {
  await go('#/asks');
  await page.getByRole('button', { name: 'New ask' }).click();
  await page.getByLabel('What they want').fill('invoices in a spreadsheet');
  const before = page.getByRole('region', { name: 'Was it asked before?' });
  await before
    .getByText(/spreadsheet/i)
    .first()
    .waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await before
    .getByRole('button', { name: /^It is this one/ })
    .first()
    .click();
  await page.getByText('Voice added').waitFor();
  await page.getByText('invoices in a spreadsheet').first().waitFor();
  assert.equal(await askCount(), wishes.length);
  assert.deepEqual(app.errors, []);
});

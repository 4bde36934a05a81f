// Asks are grouped and put right: suggested themes accepted in part, renamed, dismissed, corrected; duplicates merged;
// everything taken back. First with the mouse, then by the keyboard alone.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { heading } from '../harness/page.mjs';
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
const names = () => rows().locator('.name').allTextContents();
const count = (n) => until(async () => (await rows().count()) === n, { what: `${n} suggestions` });
/** Asks Go itself. */
const ask = (service, method, ...args) =>
  page.evaluate(([s, m, a]) => window.go.api[s][m](...a), [service, method, args]);
const themes = () => ask('Themes', 'List', '');
const askCount = async () => (await ask('Asks', 'Count', [{}]))[0];
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const go = (hash) => page.evaluate((to) => (window.location.hash = to), hash);
const undo = async (what) => {
  await page.evaluate(() => document.activeElement?.blur());
  await press('Control+z');
  await page
    .getByText(new RegExp(`Undone: ${what}`))
    .last()
    .waitFor();
};
let first;

test('themes are suggested on the board, with why', async () => {
  await go('#/themes');
  await page.getByRole('link', { name: 'Suggest themes' }).click();
  await rows().first().waitFor();
  first = await rows().count();
  assert.ok(first >= 2 && first <= 5, `${first} suggestions: ${await names()}`);
  await page.getByRole('heading', { name: 'Most typical' }).waitFor();
  await page.getByRole('heading', { name: 'Set apart by' }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

test('one is renamed and accepted in part; what was left out is not placed', async () => {
  await page.getByLabel('Name of the theme').fill('The first of all');
  const left = await page.getByRole('checkbox').first().locator('xpath=..').textContent();
  await page.getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: /^Accept \d+ of \d+$/ }).click();
  await count(first - 1);
  await page.getByRole('navigation', { name: 'Suggestions' }).getByText(left.trim()).waitFor();
  await undo('Accept theme');
  await count(first);
  assert.ok((await names()).includes('The first of all'));
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

test('an ask is moved elsewhere, with those like it to be ticked', async () => {
  const here = page.locator('[data-group][aria-current] .count');
  const before = await here.innerText();
  await page
    .getByRole('button', { name: /^Move “/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('To').click();
  await page.getByRole('option', { name: 'A new suggestion' }).click();
  await dialog.getByLabel('Name').fill('Something else');
  assert.deepEqual(await axeInChromium(page), []);
  await dialog.getByRole('button', { name: /^Move \d ask/ }).click();
  await count(first + 1);
  assert.notEqual(await here.innerText(), before);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await count(first);
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

test('by keys alone: suggestions are gone through, merged, renamed and accepted', async () => {
  await page.evaluate(() => document.activeElement?.blur());
  await press('Escape');
  await page.locator('[data-ask-id]').first().waitFor();
  await press('s');
  await count(first);
  await page.locator('[data-group]:focus').waitFor();
  await press('j', 'k', 'e');
  await page.keyboard.type('By keys');
  await press('Enter');
  await page.locator('[data-group]:focus', { hasText: 'By keys' }).waitFor();
  await press('m');
  await page.getByRole('option').first().waitFor();
  await press('Enter');
  await count(first - 1);
  await page.locator('[data-group]:focus').waitFor();
  await press('e');
  await page.keyboard.type('Merged by keys');
  await press('Enter', 'a');
  await count(first - 2);
  await until(async () => (await themes()).some(({ name }) => name === 'Merged by keys'), {
    what: 'the theme',
  });
  await undo('Accept theme');
  await until(async () => (await themes()).length === 0, { what: 'a board without themes' });
});

test('duplicates are merged and kept apart by keys, and all is taken back', async () => {
  await press('g', 'f');
  await heading(page, 'Duplicates').waitFor();
  const pairs = page.locator('[data-pair]');
  await page.locator('[data-pair]:focus').waitFor();
  const many = await pairs.count();
  assert.ok(many >= 2, `${many} pairs`);
  assert.deepEqual(await axeInChromium(page), []);
  await press('Enter');
  await until(async () => (await askCount()) === wishes.length - 1, { what: 'one ask less' });
  await until(async () => (await pairs.count()) < many, { what: 'a pair less' });
  const fewer = await pairs.count();
  await page.locator('[data-pair]:focus').waitFor();
  await press('n');
  await until(async () => (await pairs.count()) === fewer - 1, { what: 'another pair less' });
  await undo('Keep asks apart');
  await undo('Merge asks');
  await until(async () => (await pairs.count()) === many, { what: 'all pairs again' });
  assert.equal(await askCount(), wishes.length);
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

// Suggested themes: why each is one, coarser and finer, dismissed for a while; pairs kept apart; and what was asked before.
// The whole way with them is in synthesis.test.mjs.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { hasFocus, heading, message, tabTo } from '../harness/page.mjs';
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
  await hasFocus(page.locator('[data-group][aria-current]'));
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

/** Counts how often themes were found, as the slider says nothing of what it has done. */
const countMakes = () =>
  page.evaluate(() => {
    const { Suggestions } = window.go.api;
    const make = Suggestions.Make;
    window.made = 0;
    Suggestions.Make = (form) => make(form).finally(() => (window.made += 1));
  });
async function regrouped(work) {
  const before = await page.evaluate(() => window.made);
  await work();
  await until(async () => (await page.evaluate(() => window.made)) > before, { what: 'another grouping' });
  await page.locator('[aria-busy="false"] [data-group]').first().waitFor();
}

test('a correction stands at both ends of the slider, and is taken back before what was stored', async () => {
  const found = () =>
    rows().evaluateAll((all) => all.map((row) => row.innerText.split('\n').slice(0, 2).join()));
  const before = await found();
  await countMakes();
  await page.locator('[data-group][aria-current]').focus();
  await press('m');
  await page.getByRole('option').first().waitFor();
  await press('Enter');
  await count(first - 1);
  const merged = page.locator('[data-group][aria-current]');
  await hasFocus(merged);
  const name = await merged.locator('.name').innerText();
  const size = parseInt(await merged.locator('.count').innerText(), 10);
  const stands = async () => {
    const row = rows().filter({ hasText: name }).locator('.count');
    assert.ok(parseInt(await row.innerText(), 10) >= size, `${name}: ${await row.innerText()}, was ${size}`);
  };

  const slider = page.getByRole('slider', { name: 'Coarser or finer themes' });
  await tabTo(slider, 'Shift+Tab');
  for (const [keys, words] of [
    [['End'], '4 steps finer'],
    [['Home'], '4 steps coarser'],
    [Array.from({ length: 4 }, () => 'ArrowRight'), 'As it fits best'],
  ]) {
    await regrouped(() => press(...keys));
    await page.getByText(words).waitFor();
    await stands();
  }

  await regrouped(() => press('Control+z'));
  await message(page, /^Undone: Merge/).waitFor();
  await until(async () => (await found()).join() === before.join(), { what: 'all suggestions as they were' });
  await press('Control+Shift+z');
  await message(page, /^Done again: Merge/).waitFor();
  await count(first - 1);
  await tabTo(page.getByRole('button', { name: 'Group anew' }));
  await regrouped(() => press('Enter'));
  await press('Control+z');
  await message(page, 'Undone: Group anew').waitFor();
  await count(first - 1);
  await press('Control+z');
  await count(first);
  assert.equal(await askCount(), wishes.length);
});

test('a theme that has no parts says so, and leads back to the board', async () => {
  await page.evaluate(async () => {
    const { Asks, Products, Suggestions } = window.go.api;
    const [{ id: productId }] = await Products.List();
    const askIds = await Asks.Find({ productId, text: 'dark' });
    await Suggestions.Accept({ productId, themeId: '', name: 'Dark', fromId: '', askIds });
  });
  await go('#/themes');
  await page.getByRole('button', { name: 'More for Dark' }).click();
  await page.getByRole('menuitem', { name: 'Split …' }).click();
  await page.getByText('There is nothing to split').waitFor();
  await page.getByRole('link', { name: 'Back to the board' }).click();
  await heading(page, /^Themes/).waitFor();
  await press('Control+z');
  await message(page, 'Undone: Accept theme').waitFor();
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

// A ticket tool's export, dropped on the window: looked at, mapped, taken in, noticed the second time, and taken back
// later. A list that is pasted, and an Excel file.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { dropFile } from '../harness/dropping.mjs';
import { area, button, field, message, openPalette } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { workbook } from '../harness/xlsx.mjs';

const data = freshFolder();
let app;
let page;
let asked;

const wishes = ['export to Excel', 'see who is late', 'one ledger', 'a dark screen', 'fewer clicks'];
const ticket = (i) =>
  `T-${i};"Ticket ${i}: we want; ""${wishes[i % 5]}""";Caller ${i % 40};Agent ${i % 3};${1 + (i % 28)}/3/2026;${i * 7};Group ${i % 6}`;
const header = 'Ticket ID;Subject;Requester name;Agent;Created at;Votes;Category';
const csv = [header, ...Array.from({ length: 2000 }, (_, i) => ticket(i)), ';;;;;;x', 'T-7;again;;;;;'].join(
  '\r\n',
);

const dialog = () => page.getByRole('dialog', { name: 'Import asks' });
const become = (column) => dialog().getByLabel(new RegExp(`^${column} becomes: `));
const countOfAsks = async () => (await list(data, workspace, 'asks')).length;
const inSidebar = (n) =>
  area(page, 'Asks')
    .filter({ hasText: n.toLocaleString('en-GB') })
    .waitFor();

before(async () => {
  const workspace = await makeSample(data);
  asked = (await list(data, workspace, 'asks')).length;
  app = await openInChromium({ data, workspace });
  page = app.page;
  await page.goto(`${app.server.url}#/asks`);
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

test('a dropped table is shown before it comes in, with what each column is', async () => {
  await dropFile(page, 'tickets.csv', csv);
  await dialog().getByText('tickets.csv · Table · 2,002 rows').waitFor();
  await dialog()
    .getByText(/2,000 new · 2 left out · 43 new people · 6 themes/)
    .waitFor();
  for (const [column, is] of [
    ['Subject', 'What they want'],
    ['Requester name', 'Who asks'],
    ['Agent', 'Passed on by'],
    ['Created at', 'Day'],
    ['Category', 'Theme'],
    ['Votes', 'Left out'],
  ]) {
    assert.equal((await become(column).innerText()).trim(), is, column);
  }
  await dialog().getByText('Votes raise no count').waitFor();
  await dialog().getByText("It doesn't say what they want").waitFor();
  await dialog().getByText('A row above has the same key').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

test('what a column is can be changed, and what does not work is said', async () => {
  await become('Category').click();
  await page.getByRole('option', { name: 'Left out' }).click();
  await dialog()
    .getByText(/43 new people$/)
    .waitFor();
  await become('Subject').click();
  await page.getByRole('option', { name: 'Left out' }).click();
  await dialog().getByText('No column says what they want').waitFor();
  assert.equal(
    await dialog()
      .getByRole('button', { name: /^Import/ })
      .isDisabled(),
    true,
  );
  await become('Subject').click();
  await page.getByRole('option', { name: 'What they want' }).click();
  await dialog()
    .getByText(/2,000 new/)
    .waitFor();
});

test('the asks come in as one step, with who asks and who passed it on', async () => {
  await button(dialog(), 'Import 2,000 asks').click();
  await dialog().waitFor({ state: 'detached', timeout: 60_000 });
  await message(page, /Imported 2,000 asks, 43 new people from tickets.csv/).waitFor();
  await inSidebar(asked + 2000);
  assert.deepEqual(app.errors, []);
  await page.goto(`${app.server.url}#/people`);
  await page.getByText('Caller 39').first().waitFor();
});

test('the same file is noticed', async () => {
  await page.goto(`${app.server.url}#/asks`);
  await dropFile(page, 'tickets.csv', csv);
  await dialog().getByText('There is nothing new in it').waitFor();
  assert.equal(await button(dialog(), 'Import 0 asks').isDisabled(), true);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await dropFile(page, 'more.csv', `${csv}\r\nT-5000;A new one;;;;;`);
  await dialog()
    .getByText(/1 new · 2,000 known from an earlier import/)
    .waitFor();
  await button(dialog(), 'Cancel').click();
});

test('a list is pasted by keys alone', async () => {
  await openPalette(page);
  await page.keyboard.type('import asks');
  await page.keyboard.press('Enter');
  await field(dialog(), 'Or paste a table or a list').fill('- A pasted wish, with a comma\n- And another\n');
  await page.keyboard.press('Tab');
  assert.deepEqual(await axeInChromium(page), []);
  await button(dialog(), 'Look at it').press('Enter');
  await dialog().getByText('pasted text · List · 2 rows').waitFor();
  await button(dialog(), 'Import 2 asks').press('Enter');
  await inSidebar(asked + 2002);
});

test('an import is taken back later, as one, and can be restored from the trash', async () => {
  await button(page, 'Import …').click();
  await button(dialog(), 'Undo import: tickets.csv').click();
  await message(page, '2,000 asks went to the trash').waitFor({ timeout: 60_000 });
  await button(dialog(), 'Undo import: tickets.csv').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await inSidebar(asked + 2);
  await page.goto(`${app.server.url}#/trash`);
  await page.locator('[data-trash="import"]').getByText('tickets.csv').waitFor();
  await page.getByRole('button', { name: 'Restore: tickets.csv' }).click();
  await inSidebar(asked + 2002);
  assert.deepEqual(app.errors, []);
});

test('of an Excel file the sheet is chosen, and its days are days', async () => {
  const rows = ['see who is late', 'one ledger', 'a dark screen'].map((wish, i) => [
    `We want: ${wish}`,
    `Caller ${i}`,
    new Date(Date.UTC(2026, 9, 3 + i)),
    7 + i,
  ]);
  const columns = ['Subject', 'Requester name', 'Created at', 'Votes'];
  const chooseSheet = async () => {
    await dialog().getByLabel('Sheet: Cover').click();
    await page.getByRole('option', { name: 'Wishes' }).click();
  };
  const file = workbook({ Cover: [['Wishes of October']], Wishes: [columns, ...rows] });
  await page.goto(`${app.server.url}#/asks`);
  await dropFile(page, 'wishes.xlsx', file);
  await dialog().getByText('wishes.xlsx · Excel · 1 row').waitFor();
  await chooseSheet();
  await dialog().getByText('3 new', { exact: true }).waitFor();
  assert.equal((await become('Created at').innerText()).trim(), 'Day');
  await dialog().getByText('2026-10-04').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await button(dialog(), 'Import 3 asks').click();
  await inSidebar(asked + 2005);
  await field(page, 'Filter by text').fill('We want: one ledger');
  await page.locator('[data-ask-id]', { hasText: '4 Oct' }).waitFor();
  await dropFile(page, 'wishes again.xlsx', file);
  await dialog()
    .getByText(/This file was imported on/)
    .waitFor();
  await chooseSheet();
  await dialog().getByText('There is nothing new in it').waitFor();
  await button(dialog(), 'Another file').click();
  await button(dialog(), 'Undo import: wishes.xlsx').click();
  await message(page, '3 asks went to the trash').waitFor();
  await page.keyboard.press('Escape');
  await inSidebar(asked + 2002);
  assert.deepEqual(app.errors, []);
});

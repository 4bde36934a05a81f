// A session is prepared, and its guide asked while notes are typed.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { composer, openCapture, takeNote } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { button, field, hasFocus, heading, openPalette } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let app;
let page;
let planned;

before(async () => {
  const workspace = await makeSample(data);
  const sessions = await list(data, workspace, 'sessions');
  planned = sessions.find(({ startedAt }) => startedAt === undefined);
  app = await openInChromium({ data, workspace });
  page = app.page;
  await openCapture(page, app.server.url, planned.id);
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const questions = () => page.getByRole('list', { name: 'Questions to ask' }).getByRole('listitem');
const row = (text) => page.locator('[data-question]').filter({ hasText: text });
const textAt = (at) => questions().nth(at).locator('[data-question]').innerText();
const asked = (text) => page.getByRole('status').filter({ hasText: text }).waitFor();

test('what was left unasked last time comes along by one key, and says where from', async () => {
  const before = await questions().count();
  await page.getByText('Last time with Rina Hartono').waitFor();
  await hasFocus(composer(page));
  await page.keyboard.press('Alt+u');
  await page.getByText('From “The trail behind manual entries”').first().waitFor();
  assert.ok((await questions().count()) > before);
  await page.getByText(/left unasked last time/).waitFor({ state: 'detached' });
});

test('a question is written, moved and marked by keyboard, and taken back', async () => {
  await button(page, 'Add a question').focus();
  await page.keyboard.press('Enter');
  await hasFocus(field(page, 'Question'));
  await page.keyboard.type('Who is missing here?');
  await page.keyboard.press('Enter');
  await row('Who is missing here?').waitFor();
  await page.keyboard.press('Escape');
  await hasFocus(button(page, 'Add a question'));
  await row('Who is missing here?').focus();
  await page.keyboard.press('Shift+ArrowUp');
  const count = await questions().count();
  await until(async () => (await textAt(count - 2)) === 'Who is missing here?', { what: 'the move' });
  await hasFocus(row('Who is missing here?'));
  await page.keyboard.press('m');
  await row('Who is missing here?').getByText('must ask').waitFor();
  await hasFocus(row('Who is missing here?'));
  await page.keyboard.press('Delete');
  await row('Who is missing here?').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await row('Who is missing here?').waitFor();
});

test('a question is dragged to another place', async () => {
  const from = await textAt(2);
  await questions().nth(0).scrollIntoViewIfNeeded();
  const start = await questions().nth(2).boundingBox();
  const end = await questions().nth(0).boundingBox();
  await page.mouse.move(start.x + 12, start.y + 14);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y + 4, { steps: 3 });
  await page.mouse.move(end.x + 12, end.y + 10, { steps: 12 });
  await page.mouse.up();
  await until(async () => (await textAt(0)) === from, { what: 'the dragged question on top' });
  await page.reload();
  await questions().first().waitFor();
  assert.equal(await textAt(0), from);
});

test('the planned session is accessible', async () => {
  assert.deepEqual(await axeInChromium(page), []);
});

test('questions are ticked by key without leaving the line that is typed', async () => {
  await composer(page).focus();
  await takeNote(page, 'it begins');
  await asked(/^0 of \d+ asked$/);
  await page.keyboard.type('half a li');
  await page.keyboard.press('Alt+g');
  await asked(/^1 of/);
  await page.keyboard.press('Alt+Shift+Digit3');
  await asked(/^2 of/);
  await page.keyboard.press('Alt+Shift+g');
  await asked(/^1 of/);
  await page.keyboard.type('ne');
  await hasFocus(composer(page));
  assert.equal(await composer(page).inputValue(), 'half a line');
  await page.keyboard.press('Enter');
  await page.getByText('of 45 min').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

test('consent is said through the palette, and declining tells what it means', async () => {
  await openPalette(page);
  await page.keyboard.type('consent of jonas');
  await page.locator('[data-selected]').filter({ hasText: 'Consent of Jonas Weber' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /Declined/ }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await page.keyboard.press('d');
  await page.keyboard.press('Enter');
  await page.getByText(/Jonas Weber declined/).waitFor();
  await hasFocus(composer(page));
});

test('where there is no room beside the notes the guide is a line, and opens', async () => {
  await page.setViewportSize({ width: 900, height: 700 });
  const strip = page.getByRole('region', { name: 'Guide', exact: true });
  await strip.getByRole('button', { name: /^1 of \d+ asked$/ }).waitFor();
  await page.keyboard.press('Alt+g');
  const opener = strip.getByRole('button', { name: /^2 of \d+ asked$/ });
  await opener.waitFor();
  await opener.click();
  const guide = page.getByRole('dialog', { name: 'Guide' });
  await guide.getByRole('checkbox').first().waitFor();
  assert.equal(await guide.getByRole('checkbox', { checked: true }).count(), 2);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('the questions of the session are kept as a guide, and found there', async () => {
  await composer(page).focus();
  await openPalette(page);
  await page.keyboard.type('keep these questions');
  await page.locator('[data-selected]').filter({ hasText: 'Keep these questions' }).waitFor();
  await page.keyboard.press('Enter');
  await hasFocus(field(page, 'Name of the guide'));
  await page.keyboard.type('Status review');
  await page.keyboard.press('Enter');
  await hasFocus(composer(page));
  await page.keyboard.press('Escape');
  await page.goto(`${app.server.url}#/guides`);
  await heading(page, 'Guides').waitFor();
  await page.getByRole('link', { name: /Status review/ }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await page.getByRole('link', { name: /Status review/ }).press('Enter');
  await heading(page, 'Status review').waitFor();
  await row('Who is missing here?').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  assert.deepEqual(app.errors, []);
});

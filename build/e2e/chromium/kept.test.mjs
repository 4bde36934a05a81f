// What was is kept: earlier versions of a note, what was deleted, what was being typed when the app was killed.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { composer, noteRow, openCapture, takeNote } from '../harness/capture.mjs';
import { launchChromium, newPage } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { area, button, heading, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { startServer } from '../harness/server.mjs';
import { sleep, until } from '../harness/wait.mjs';

const data = freshFolder();
let workspace;
let server;
let browser;
let page;
let errors;
let session;

before(async () => {
  workspace = await makeSample(data);
  [session] = await list(data, workspace, 'sessions');
  server = await startServer(data, workspace);
  browser = await launchChromium();
  ({ page, errors } = await newPage(browser));
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

const editor = () => page.getByRole('textbox', { name: 'Edit this line' });

async function editNewest(words) {
  await composer(page).press('ArrowUp');
  await editor().fill(words);
  await editor().press('Enter');
  await noteRow(page, words).waitFor();
}

test('earlier versions of a note are looked at and one is brought back, by keys alone', async () => {
  await openCapture(page, server.url, session.id);
  await takeNote(page, 'the file comes two days late');
  await editNewest('the file comes three days late');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
  await dialog.locator('mark').getByText('three').waitFor();
  await button(dialog, 'Bring back').focus();
  await page.keyboard.press('Enter');
  await noteRow(page, 'the file comes two days late').waitFor();
  await page.keyboard.press('Control+z');
  await noteRow(page, 'the file comes three days late').waitFor();
});

test('a note, and then its whole session, are deleted, found in the trash and restored', async () => {
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Delete');
  await message(page, 'Note deleted').waitFor();
  await area(page, 'Sessions').click();
  const row = page.locator(`[data-session-id="${session.id}"]`);
  await row.focus();
  await page.keyboard.press('Delete');
  await row.waitFor({ state: 'detached' });

  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await heading(page, 'Trash').waitFor();
  const rows = page.getByRole('list', { name: 'Deleted things' }).getByRole('listitem');
  await until(async () => (await rows.count()) === 2, { what: 'both in the trash' });
  // A note does not come back into a session that is not there.
  await button(rows.filter({ hasText: 'three days late' }), /Restore/).click();
  await message(page, /in the trash too/).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(session.title.toLowerCase());
  await until(async () => (await rows.count()) >= 1, { what: 'the session to be found' });
  await page.getByRole('button', { name: `Restore: ${session.title}` }).click();
  await message(page, /^Restored: /).waitFor();
  await page.getByRole('textbox', { name: 'Search the trash' }).fill('');
  await page.getByRole('button', { name: /Restore: the file comes/ }).click();
  await page.getByText('The trash is empty').waitFor();
  await openCapture(page, server.url, session.id);
  await noteRow(page, 'three days late').waitFor();
});

test('what was typed into the composer and into a note is there after the app was killed, said in a quiet line', async () => {
  await composer(page).press('ArrowUp');
  await editor().fill('the file comes four da');
  await sleep(250);
  await server.kill();
  server = await startServer(data, workspace);
  await page.goto('about:blank');
  await page.goto(server.url); // opens the session by itself
  await until(async () => (await editor().inputValue()) === 'the file comes four da', { what: 'the edit' });
  await page.getByText('Restored what you were typing').waitFor();
  await editor().press('Escape');
  await composer(page).fill('She said that');
  await sleep(250);
  await server.kill();
  server = await startServer(data, workspace);
  await page.goto('about:blank');
  await page.goto(server.url);
  await until(async () => (await composer(page).inputValue()) === 'She said that', { what: 'the draft' });
  await page.getByText('Restored what you were typing').waitFor();
  assert.equal(await editor().count(), 0, 'an edit that was given up does not come back');
});

test('after an orderly end the app opens where it always does', async () => {
  await server.stop();
  server = await startServer(data, workspace);
  await page.goto('about:blank');
  await page.goto(server.url);
  await heading(page, 'Sessions').waitFor();
  assert.deepEqual(
    errors.filter((error) => !/WebSocket|ERR_CONNECTION/.test(error)),
    [],
  );
});

// Backups in the app: made, tried, restored and taken back; and offered when the workspace can't be opened.
import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample, throughline } from '../harness/commands.mjs';
import { area, button, heading, message, openPalette } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let workspace;
let app;
let page;
let sessions;

before(async () => {
  workspace = await makeSample(data);
  app = await openInChromium({ data, workspace });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const rows = () => page.getByRole('list', { name: 'Backups' }).getByRole('listitem');
const sessionCount = async () => Number((await area(page, 'Sessions').locator('span').innerText()).trim());

test('the daily backup is made by itself, once the window is up', async () => {
  const folder = join(data, 'Sample workspace backups');
  await until(() => readdirSync(folder).some((name) => name.endsWith(' daily.throughline')), {
    what: 'the daily backup',
    timeout: 20_000,
  });
});

test('a backup is made and tried', async () => {
  await openPalette(page);
  await page.keyboard.type('restore a backup');
  await page.keyboard.press('Enter');
  await heading(page, 'Settings').waitFor();
  await button(page, 'Back up now').click();
  await message(page, /Backed up: .* verified/).waitFor();
  assert.equal(await rows().count(), 2);
  await button(rows().first(), 'Try').click();
  sessions = await sessionCount();
  await rows().first().getByText(`Sound. It holds ${sessions} sessions`).waitFor();
  const scrolled = await page.evaluate(() => document.documentElement.scrollTop);
  assert.equal(scrolled, 0, 'the screen scrolls to its backups, not the window with its sidebar');
});

test('it is restored over what was done since, and the restore can be taken back', async () => {
  const before = await sessionCount();
  await area(page, 'Sessions').click();
  await page.locator('[data-session-id]').first().focus();
  await page.keyboard.press('Delete');
  await until(async () => (await sessionCount()) === before - 1, { what: 'one session less' });
  await page.keyboard.press('Control+,');
  await button(page.locator('[data-backup="by hand"]'), 'Restore').click();
  await message(page, /Restored the workspace/).waitFor();
  await until(async () => (await sessionCount()) === before, { what: 'the session to be back' });
  await button(page.getByRole('region', { name: 'Messages' }), 'Undo')
    .last()
    .click();
  await until(async () => (await sessionCount()) === before - 1, { what: 'the restore to be taken back' });
  assert.deepEqual(app.errors, []);
});

test('a workspace that is damaged is offered its backups at the start', async () => {
  await app.close();
  writeFileSync(workspace, '');
  app = await openInChromium({ data, workspace });
  page = app.page;
  await page.getByText(/is an empty file/).waitFor();
  await button(page.locator('[data-backup="by hand"]'), 'Restore').click();
  await heading(page, 'Sessions').waitFor();
  assert.equal(await sessionCount(), sessions);
  assert.equal(
    (await list(data, workspace, 'backups')).filter(({ reason }) => reason === 'replaced').length,
    3,
  );
  await app.close();
  app = undefined;
  assert.match(await throughline(data, 'check', '--workspace', workspace), /sound/);
});

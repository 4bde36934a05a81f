// A session of 5,000 notes: it opens, scrolls and takes new lines.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { composer, noteRow, openCapture, timeSaving } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, throughline } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const notes = 5_000;
const data = freshFolder();
let app;
let page;
let session;

before(async () => {
  const file = join(data, 'long.md');
  const workspace = join(data, 'w.throughline');
  const marks = ['- ', '! ', '> ', '~ ', '= ', '? '];
  const line = (_, i) =>
    `${marks[i % marks.length]}note ${i + 1}: the list of open invoices arrives late #close`;
  writeFileSync(file, `# Long session\n\n${Array.from({ length: notes }, line).join('\n')}\n`);
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', file, '--product', 'Ledger', '--workspace', workspace);
  [{ id: session }] = await list(data, workspace, 'sessions');
  app = await openInChromium({ data, workspace });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const grid = () => page.getByRole('grid', { name: 'Notes of this session' });

test('it opens at its end, with no more rows in the page than are needed', async () => {
  await openCapture(page, app.server.url, session);
  await noteRow(page, `note ${notes}:`).waitFor();
  assert.equal(await grid().getAttribute('aria-rowcount'), String(notes));
  assert.ok((await page.locator('[data-note]').count()) < 200);
});

test('it scrolls to its beginning and back', async () => {
  await grid().evaluate((element) => (element.scrollTop = 0));
  await noteRow(page, 'note 1:').waitFor();
  await grid().evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await until(() => noteRow(page, /note 2[3-7]\d\d:/).count(), { what: 'the middle' });
  await grid().evaluate((element) => (element.scrollTop = element.scrollHeight));
  await noteRow(page, `note ${notes}:`).waitFor();
});

test('new lines are saved and stay in view', async (t) => {
  const timesOf = await timeSaving(page);
  for (let i = 1; i <= 40; i++) {
    await composer(page).pressSequentially(`! new line ${i}`);
    await page.keyboard.press('Enter');
    await until(async () => (await timesOf()).length === i, { what: `line ${i} to be saved` });
  }
  await noteRow(page, 'new line 40').waitFor();
  const times = (await timesOf()).toSorted((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(0);
  t.diagnostic(`from Enter to the row shown as saved: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
  assert.deepEqual(app.errors, []);
});

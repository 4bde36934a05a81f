// What a product is measured by is kept by the keyboard alone: a metric, its readings, pasted ones, the trash; and what
// leaves the workspace says how it stands.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample, throughline } from '../harness/commands.mjs';
import { answerFileDialog } from '../harness/desktop.mjs';
import { area, button, field, hasFocus, heading, message } from '../harness/page.mjs';
import { readPDF } from '../harness/pdf.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
let app;
let page;
let workspace;

before(async () => {
  workspace = await makeSample(data);
  app = await openInChromium({ data, workspace });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const row = (name) => page.getByRole('main').getByRole('row').filter({ hasText: name });
const panel = () => page.getByRole('complementary', { name: 'Metric' });
const readings = () => panel().getByRole('table').getByRole('row');

test('a metric is made by keys, and says that it was never read', async () => {
  await page.goto(`${app.server.url}#/sessions`);
  await heading(page, 'Sessions').waitFor();
  await press('g', 'm');
  await heading(page, 'Metrics').waitFor();
  await press('n');
  const dialog = page.getByRole('dialog', { name: 'New metric' });
  await hasFocus(field(dialog, 'Name'));
  await page.keyboard.type('Open access-rights findings');
  await field(dialog, 'Baseline').fill('12');
  await field(dialog, 'Target').fill('20');
  await press('Enter');
  await dialog.getByText('From 12 to 20 is not down.').waitFor();
  await field(dialog, 'Target').fill('0');
  await press('Enter');
  await row('Open access-rights findings').getByText('No reading').waitFor();
  await row('Open access-rights findings').getByText('Reading due').waitFor();
  await area(page, 'Metrics').getByText('2 due').waitFor();
});

test('a reading takes a key, its value and Enter; another of the same day replaces it', async () => {
  await press('r');
  await hasFocus(field(panel(), 'Value'));
  await page.keyboard.type('9');
  await press('Enter');
  await message(page, 'Reading added').waitFor();
  await row('Open access-rights findings').getByText('On track').waitFor();
  await area(page, 'Metrics').getByText('1 due').waitFor();
  await page.keyboard.type('8');
  await panel()
    .getByText(/has a reading: 9/)
    .waitFor();
  await press('Enter');
  await message(page, 'Reading replaced').waitFor();
  await readings().nth(1).getByText('8', { exact: true }).waitFor();
  assert.equal(await readings().count(), 2);
  await press('Escape');
});

test('pasted readings come in whole, drawn and told in words', async () => {
  await row('Open access-rights findings').getByRole('button').focus();
  await press('p');
  const dialog = page.getByRole('dialog', { name: /^Paste readings/ });
  await field(dialog, 'Days and values').fill('Day;Value\n2026-03-02;12\n2026-06-01;soon\n');
  await dialog.getByText('“soon” is no number.').waitFor();
  assert.ok(await button(dialog, 'Add readings').isDisabled());
  await field(dialog, 'Days and values').fill('Day;Value\n2026-03-02;12\n2026-06-01;10,5\n');
  await button(dialog, 'Add 2 readings').click();
  await dialog.waitFor({ state: 'detached' });
  const chart = panel().getByRole('img', { name: 'Readings of Open access-rights findings' });
  await chart.waitFor();
  assert.match(await chart.locator('desc').textContent(), /^From 12 on 2 Mar.* to 8 on /);
  assert.equal(await readings().count(), 4);
});

test('its readings are exported as they are pasted in', async () => {
  await button(panel(), 'CSV …').click();
  const file = join(data, 'findings.csv');
  await answerFileDialog('Export readings', file);
  await message(page, `Saved as ${file}`).waitFor();
  assert.match(readFileSync(file, 'utf8'), /^\uFEFFDay,Value,Remark\n2026-03-02,12,\n2026-06-01,10.5,\n/);
});

test('a deleted metric comes back from the trash with its readings', async () => {
  await row('Open access-rights findings').getByRole('button').focus();
  await press('Delete');
  await row('Open access-rights findings').waitFor({ state: 'detached' });
  await press('g', 'x');
  await page.getByRole('button', { name: 'Restore: Open access-rights findings' }).click();
  await message(page, /^Restored: /).waitFor();
  await press('g', 'm');
  await row('Open access-rights findings').getByRole('button').click();
  await panel()
    .getByRole('img', { name: /^Readings of/ })
    .waitFor();
  assert.equal(await readings().count(), 4);
});

test('the PRD of the sample says how its metrics stand', async () => {
  assert.deepEqual(app.errors, []);
  await app.close();
  app = undefined;
  const [prd] = await list(data, workspace, 'prds');
  const file = join(data, 'prd.pdf');
  await throughline(data, 'prd', 'export', prd.id, '-o', file, '--workspace', workspace);
  const text = readPDF(file);
  assert.match(text, /Working days to the signature: 8 → 6 by .* \(now 7\)/);
  assert.doesNotMatch(text, /metric:/);
});

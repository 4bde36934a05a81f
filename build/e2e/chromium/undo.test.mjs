// What was deleted on one screen comes back from any other, the last first.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { area, heading } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let app;
let page;

before(async () => {
  app = await openInChromium({ data, workspace: await makeSample(data) });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

// The first thing of each area: what takes the focus before Delete is pressed.
const things = [
  { name: 'Sessions', first: '[data-session-id]' },
  { name: 'Asks', first: '[data-ask-id] a' },
  { name: 'PRDs', first: '[data-prd] a' },
  { name: 'People', first: 'tbody tr button', opens: true },
];
const countOf = async (name) =>
  Number((await area(page, name).locator('span').innerText()).replace(/\D/g, ''));
const becomes = (name, count) =>
  until(async () => (await countOf(name)) === count, { what: `${name} to be ${count}` });

test('deletions on four screens are undone and redone from a fifth', async () => {
  const before = {};
  for (const { name, first, opens } of things) {
    await area(page, name).click();
    await heading(page, name).waitFor();
    before[name] = await countOf(name);
    await page.locator(first).first().focus();
    if (opens) {
      await page.keyboard.press('Enter');
      await page.getByRole('complementary').waitFor();
    }
    await page.keyboard.press('Delete');
    await becomes(name, before[name] - 1);
  }
  await area(page, 'Review').click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await heading(page, 'Settings').waitFor();
  for (const { name } of things.toReversed()) {
    await page.keyboard.press('Control+z');
    await becomes(name, before[name]);
  }
  for (const { name } of things) {
    await page.keyboard.press('Control+Shift+z');
    await becomes(name, before[name] - 1);
  }
  assert.deepEqual(app.errors, []);
});

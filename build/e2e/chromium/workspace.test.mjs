// The sample workspace, and a workspace that two windows want at once.
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openInChromium } from '../harness/chromium.mjs';
import { area, button, heading, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
const sample = join(data, 'Sample workspace.throughline');
let app;
let page;

before(async () => {
  app = await openInChromium({ data });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const sampleNote = () => page.getByRole('region', { name: 'Sample workspace' });

test('a first start opens the sample workspace in one step', async () => {
  await page.getByRole('button', { name: /Explore the sample workspace/ }).click();
  await heading(page, 'Sessions').waitFor();
  await sampleNote().waitFor();
});

test('every area of the sample has something to look at', async () => {
  const shows = {
    Sessions: '[data-session-id]',
    Asks: '[data-ask-id]',
    Themes: '[data-ask-id]',
    PRDs: '[data-prd]',
    People: 'tbody tr',
    Review: '[data-past]',
    'ERP finance': 'main h2',
    'Seller centre': 'main h2',
  };
  for (const [name, selector] of Object.entries(shows)) {
    await area(page, name).click();
    await page.locator(selector).first().waitFor();
  }
});

test('one step removes the sample and opens a workspace of one’s own', async () => {
  await button(sampleNote(), 'Remove').click();
  await sampleNote().waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'First, what do you manage?' }).waitFor();
  assert.equal(existsSync(sample), false);
});

test('Undo brings the sample back', async () => {
  await message(page, 'Sample workspace removed').waitFor();
  await button(page, 'Undo').click();
  await sampleNote().waitFor();
  await page.locator('[data-session-id]').first().waitFor();
});

test('a second window on the same workspace is refused with a clear message', async () => {
  const second = await openInChromium({ data, workspace: sample });
  try {
    const said = second.page.getByRole('alert');
    await said.getByText('Sample workspace.throughline is open in another Throughline window').waitFor();
    await second.page.getByRole('button', { name: /Start empty/ }).click();
    await heading(second.page, 'Sessions').waitFor();
    assert.deepEqual(second.errors, []);
  } finally {
    await second.close();
  }
  await area(page, 'Asks').click();
  await page.locator('[data-ask-id]').first().waitFor();
  assert.deepEqual(app.errors, []);
});

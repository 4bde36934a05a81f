// Asks that say the same become one root; who stands behind it is counted once, and all of it can be taken back. By keys
// alone.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { hasFocus, heading, openPalette } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let workspace;
let app;
let page;
let three;

before(async () => {
  workspace = await makeSample(data);
  const asks = await list(data, workspace, 'asks');
  // The sample's colleagues have no asks that are merged already.
  three = asks.filter((ask) => ask.productName === 'ERP finance' && ask.personIds.length > 0).slice(0, 3);
  app = await openInChromium({ data, workspace });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const press = (...keys) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
// The command line can't read a workspace that is open in the window.
const asks = () => page.evaluate(() => window.go.api.Asks.List({}));
const becomes = (what, check) => until(check, { what });
const merged = () => page.getByRole('region', { name: 'Merged here' });

/** Waits for the card of an ask. */
const cardOf = ({ statement }) =>
  page.getByRole('heading', { name: statement, level: 2, exact: true }).waitFor();

/** Goes to the card of an ask; that of a merged one is its root's. */
async function openAsk(ask, shown = ask) {
  await page.goto(`${app.server.url}#/asks?ask=${ask.id}`);
  await cardOf(shown);
}

/** Merges the ask whose card is open into another, by the palette. */
async function mergeInto(statement) {
  await openPalette(page);
  await page.keyboard.type('merge this ask into');
  await press('Enter');
  const field = page.getByRole('combobox', { name: 'Into the ask that says the same' });
  await hasFocus(field);
  await page.keyboard.type(statement);
  await page.getByRole('option', { name: statement }).waitFor();
  await press('Enter');
  await hasFocus(page.getByRole('radio', { checked: true }));
}

test('three asks become one root, whose voices are counted once', async () => {
  const [root, second, third] = three;
  const before = await asks();
  for (const ask of [second, third]) {
    await openAsk(ask);
    await mergeInto(root.statement);
    assert.deepEqual(await axeInChromium(page), []);
    await page.getByRole('button', { name: 'Merge 2 asks' }).focus();
    await press('Enter');
    await cardOf(root);
  }
  await becomes('two merged asks', async () => (await merged().locator('> ul > li').count()) === 2);
  const people = new Set(three.flatMap(({ personIds }) => personIds)).size;
  await becomes('one ask in the place of three', async () => (await asks()).length === before.length - 2);
  assert.equal((await asks()).find(({ id }) => id === root.id).voices.people, people);
  await page.getByRole('button', { name: 'How they were counted' }).focus();
  await press('Enter');
  await page.getByText(/counts once, however often/).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

test('a cell of the overlap opens its evidence, and the teams say who was never heard', async () => {
  await press('g', 'v');
  await heading(page, 'Voices').waitFor();
  const first = page.locator('[data-cell="0:0"]');
  await first.focus();
  await press('ArrowRight', 'Enter');
  const evidence = page.getByRole('complementary', { name: 'Evidence' });
  await evidence.getByRole('listitem').first().waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await press('Escape');
  await hasFocus(page.locator('[data-cell="0:1"]'));
  const grid = page.getByRole('grid');
  const [rows, columns] = [
    await grid.getAttribute('aria-rowcount'),
    await grid.getAttribute('aria-colcount'),
  ];
  await press('Control+End');
  await hasFocus(page.locator(`[data-cell="${rows - 2}:${columns - 1}"]`));
  await press('Control+Home');
  await hasFocus(first);
  await press('2');
  await page.getByRole('heading', { name: /^Heard/ }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await page
    .getByRole('link', { name: /^Plan a session with/ })
    .first()
    .focus();
  await press('Enter');
  await page.getByRole('dialog', { name: 'New session' }).waitFor();
  await press('Escape');
});

test('one is split off, and undo takes back all of it', async () => {
  const [root, second] = three;
  await openAsk(root);
  await page.getByRole('button', { name: `Split off ${second.statement}` }).focus();
  await press('Enter');
  await becomes('one merged ask', async () => (await merged().locator('> ul > li').count()) === 1);
  // A link to what is merged leads to its root.
  await openAsk(three[2], root);
  const apart = JSON.stringify(three.map(({ id, voices }) => ({ id, voices })));
  for (const _ of [1, 2, 3]) await press('Control+z');
  await becomes('three asks again', async () => {
    const now = await asks();
    const again = three.map(({ id }) => now.find((ask) => ask.id === id)).filter(Boolean);
    return JSON.stringify(again.map(({ id, voices }) => ({ id, voices }))) === apart;
  });
  assert.deepEqual(app.errors, []);
});

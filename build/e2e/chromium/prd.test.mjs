// A requirement and what it rests on: its criteria, state, owner and place, and what is said when its asks change.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { button, field, hasFocus, openPalette } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let app;
let page;
let prdId;

before(async () => {
  app = await openInChromium({ data, workspace: await makeSample(data) });
  page = app.page;
  prdId = (await page.evaluate(() => window.go.api.PRDs.List('')))[0].id;
  await page.goto(`${app.server.url}#/prds/${prdId}`);
  await first().waitFor();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const first = () => page.getByRole('listitem', { name: 'REQ-001' });
const stored = () => page.evaluate((id) => window.go.api.PRDs.Get(id), prdId);
const becomes = (what, check) => until(check, { what });

async function run(command) {
  await openPalette(page);
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

/** Opens a menu and takes one of its items, by keys. */
async function choose(trigger, item) {
  await trigger.focus();
  await page.keyboard.press('Enter');
  const choice = page.getByRole('menuitem', { name: item });
  await choice.waitFor();
  const reached = () => choice.evaluate((node) => node === document.activeElement);
  for (let i = 0; i < 10 && !(await reached()); i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('a requirement takes criteria, a state and an owner', async () => {
  const criteria = field(page, 'REQ-001 acceptance criteria, one a line');
  await criteria.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Shown within a day');
  await page.keyboard.press('Enter');
  await criteria.click({ position: { x: 60, y: 12 } });
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Sorted by owner');
  await choose(first().getByRole('button', { name: /^State of REQ-001/ }), 'Agreed');
  await choose(button(first(), 'More for REQ-001'), 'Name an owner …');
  await page.getByRole('combobox', { name: 'Who answers for REQ-001?' }).waitFor();
  await page.keyboard.type('Rina');
  await page.getByRole('option', { name: /Rina/ }).waitFor();
  await page.keyboard.press('Enter');
  await first()
    .getByText(/^Owner:/)
    .waitFor();
  await page.locator('[data-save-state="saved"]').waitFor();
  const made = (await stored()).requirements[0];
  assert.deepEqual(
    [made.criteria, made.state, typeof made.ownerId],
    [['Shown within a day', 'Sorted by owner'], 'agreed', 'string'],
  );
});

test('requirements change places by keys and keep their numbers', async () => {
  const numbers = async () => (await stored()).requirements.map((r) => r.number);
  const before = await numbers();
  await field(page, 'REQ-001 statement').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await becomes('it is the second', async () => (await numbers())[1] === before[0]);
  await page.keyboard.press('Alt+ArrowUp');
  await becomes('it is the first again', async () => (await numbers())[0] === before[0]);
});

test('a deleted requirement comes back by undo', async () => {
  await choose(button(first(), 'More for REQ-001'), 'Delete');
  await first().waitFor({ state: 'detached' });
  await run('undo');
  await first().waitFor();
});

test('what its asks say otherwise makes a requirement suspect until it is confirmed', async () => {
  const ask = (await stored()).requirements[0].asks[0];
  await page.goto(`${app.server.url}#/asks?ask=${ask.id}`);
  await field(page, 'Need').fill('to close on the third day');
  await page.keyboard.press('Tab');
  await becomes('it is suspect', async () => (await stored()).requirements[0].suspect.length === 1);
  await page.goto(`${app.server.url}#/prds/${prdId}`);
  const suspicion = page.getByRole('region', { name: 'REQ-001 is suspect' });
  await suspicion.getByText('to close on the third day').waitFor();
  await page.getByText('1 requirement rests on asks that have changed.').waitFor();
  assert.deepEqual(await axeInChromium(page), []);

  await run('export as pdf');
  const question = page.getByRole('dialog', { name: 'Export' });
  await question.getByText(/^1 requirement rests on asks that have changed/).waitFor();
  await button(question, 'Look at it').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await button(question, 'Look at it').press('Enter');
  await suspicion.waitFor();
  await button(suspicion, 'It still holds').press('Enter');
  await suspicion.waitFor({ state: 'detached' });
  await hasFocus(field(page, 'REQ-001 statement'));
  await run('undo');
  await suspicion.waitFor();
  await button(suspicion, 'It still holds').press('Enter');
  await suspicion.waitFor({ state: 'detached' });
});

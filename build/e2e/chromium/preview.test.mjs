// The PDF beside the text: it shows what has the focus, a click on it leads to the text, what is typed is seen in it, and it
// looks as the settings say.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { answerFileDialog } from '../harness/desktop.mjs';
import { button } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
let app;
let page;
let prd;

before(async () => {
  app = await openInChromium({ data, workspace: await makeSample(data) });
  page = app.page;
  prd = await page.evaluate(async () => {
    const { id } = (await window.go.api.PRDs.List(''))[0];
    return window.go.api.PRDs.Get(id);
  });
  await open();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

async function open() {
  await page.goto(`${app.server.url}#/prds/${prd.id}`);
  await page.getByRole('listitem', { name: 'REQ-001' }).waitFor();
  await page.locator('[data-page] canvas').first().waitFor();
}

const spot = (id) => page.locator(`[data-spot="${id}"]`);
/** Turns the pages until a part is in reach: those far from the visible ones are not laid out. */
const turnTo = (id) =>
  page.evaluate(async (part) => {
    const sheets = [...document.querySelectorAll('[data-page]')];
    for (let i = 0; !document.querySelector(`[data-spot="${part}"]`); i++) {
      sheets[i % sheets.length].scrollIntoView({ block: 'start' });
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    }
  }, id);
const focused = (selector) => page.waitForFunction((s) => document.activeElement?.closest(s), selector);

test('the preview shows what has the focus, and a click or a key leads back to the text', async () => {
  const requirement = prd.requirements[4];
  const section = prd.sections.find(({ kind }) => kind === 'goals');
  await page.locator(`#requirement-${requirement.id} textarea`).first().focus();
  await page.locator(`[data-spot="${requirement.id}"].current`).waitFor();
  await page.waitForFunction((id) => {
    const { top } = document.querySelector(`[data-spot="${id}"]`).getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  }, requirement.id);

  await turnTo(section.id);
  await spot(section.id).click({ position: { x: 20, y: 20 } });
  await focused(`#section-${section.id}`);
  await turnTo(requirement.id);
  await spot(requirement.id).evaluate((one) => one.scrollIntoView({ block: 'start' }));
  await page.keyboard.press('Alt+Shift+B');
  await focused('[data-requirement]');
});

test('what is typed is seen in the preview, which keeps its place', async () => {
  const section = prd.sections.find(({ kind }) => kind === 'goals');
  const body = page.locator(`#section-${section.id} [contenteditable="true"]`);
  await body.click();
  await page.keyboard.press('Control+End');
  const before = await spot(section.id).evaluate((one) => Math.round(one.getBoundingClientRect().top));
  await page.keyboard.type(' Kestrels circle');
  await page.locator('[data-page] [role="img"][aria-label*="Kestrels circle"]').waitFor();
  const after = await spot(section.id).evaluate((one) => Math.round(one.getBoundingClientRect().top));
  assert.equal(after, before);
  assert.deepEqual(await axeInChromium(page), []);
});

test('requirements that are added leave the preview where it is, and its tools in sight', async () => {
  const last = prd.requirements.at(-2);
  await page.locator(`#requirement-${last.id} textarea`).first().focus();
  await page.locator(`[data-spot="${last.id}"].current`).waitFor();
  const scrolled = () =>
    page
      .locator('[data-page]')
      .first()
      .evaluate((one) => one.closest('aside').scrollTop);
  await page.locator('#new-requirement').focus();
  const [before, count] = [await scrolled(), await page.locator('[data-requirement]').count()];
  assert.ok(before > 500);
  await page.keyboard.type('The tower shall see kestrels.');
  await page.keyboard.press('Enter');
  await page.locator('[data-requirement]').nth(count).waitFor();
  // Until the page has been drawn again, as it is with the next frame but one.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await scrolled(), before);
  for (const tool of [page.getByRole('tab', { name: 'Evidence' }), button(page, 'Full size')])
    assert.ok(await tool.evaluate((one) => one.getBoundingClientRect().top >= 0));
});

test('documents look as the settings say', async () => {
  await page.goto(`${app.server.url}#/settings`);
  const paper = page.getByRole('radiogroup', { name: 'Paper' });
  await paper.getByRole('radio', { name: 'Letter' }).check({ force: true });
  await page.getByRole('radio', { name: 'Source Serif' }).check({ force: true });
  await page.getByRole('radio', { name: 'Teal' }).check({ force: true });
  const own = page.getByLabel('Or a colour of your own');
  await own.fill('#ffd500');
  await own.press('Enter');
  await page.getByText('#ffd500 is too light to read on white').waitFor();
  await page.getByLabel('Organisation, on the cover').fill('Blue Harbour Trading');
  await page.getByLabel('Authors, one a line').fill('Maya Ortiz\nJo Blum');
  await page.getByLabel('Authors, one a line').blur();
  await page.waitForFunction(async () => (await window.go.api.Styles.Get()).authors.length === 2);
  assert.deepEqual(await axeInChromium(page), []);
  await open();
  await page.locator('[data-page="1"] [role="img"][aria-label*="Maya Ortiz"]').waitFor();
  const ratio = await page
    .locator('[data-page="1"] canvas')
    .evaluate((one) => Math.round((one.height / one.width) * 100) / 100);
  assert.equal(ratio, 1.29);
});

test('an export has the password that was given, and says what was written', async () => {
  const path = join(data, 'locked.pdf');
  await open();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Password, if it is to have one').fill('open sesame');
  await dialog.getByText('without it nobody can open the file').waitFor();
  await button(dialog, 'Show the password').click();
  await button(dialog, 'Export').click();
  await answerFileDialog('Export PDF', path);
  const told = page.getByRole('status').filter({ hasText: path });
  await told.getByText(/\d+ pages · [\d.,]+ [kM]B · [\d.]+s/).waitFor();
  await button(told, 'Show in folder').waitFor();
  execFileSync('qpdf', ['--requires-password', path], { stdio: 'pipe' });
  execFileSync('qpdf', ['--check', '--password=open sesame', path], { stdio: 'pipe' });
});

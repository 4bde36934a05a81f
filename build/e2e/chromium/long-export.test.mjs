// An export that takes a while: how far it is is seen, and one that is cancelled leaves the file that was there before, and no
// other.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { replaceFile } from '../harness/desktop.mjs';
import { button, hasFocus, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
const out = join(data, 'out');
const pdf = join(out, 'long.pdf');
let app;
let page;

before(async () => {
  const workspace = join(data, 'w.throughline');
  const notes = join(data, 'notes.md');
  mkdirSync(out);
  writeFileSync(notes, '# Close with finance\n\n! a list of open invoices\n');
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', notes, '--product', 'Ledger', '--workspace', workspace);
  app = await openInChromium({ data, workspace });
  page = app.page;
  page.setDefaultTimeout(60_000);
  const id = await page.evaluate(makeLong);
  await page.goto(`${app.server.url}#/prds/${id}`);
  await button(page, 'Export …').waitFor();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

/** Makes a PRD of more than two thousand pages, and gives its id. For the page. */
async function makeLong() {
  const { PRDs, Products } = window.go.api;
  const [{ id: productId }] = await Products.List();
  const { id } = await PRDs.Draft({ productId, title: 'A long one', themeIds: [], templateId: '' });
  const sentence = 'The close takes **nine days** because everybody waits for somebody else to send a list. ';
  const body = `${sentence.repeat(6)}\n\n`.repeat(300);
  for (let i = 0; i < 50; i++) {
    const { sections } = await PRDs.AddSection(id, `Section ${i + 1}`);
    await PRDs.UpdateSection({ ...sections.at(-1), body });
  }
  return id;
}

const dialog = () => page.getByRole('dialog', { name: 'Export' });

async function beginExport() {
  await page.keyboard.press('Control+e');
  await button(dialog(), 'Export').click();
  await replaceFile('Export PDF', pdf);
  await dialog().getByRole('progressbar', { name: 'Export' }).waitFor();
}

test('a long export that is cancelled says so, and the file of before stays', async () => {
  writeFileSync(pdf, 'what was there before');
  await beginExport();
  await button(dialog(), 'Cancel').click();
  await message(page, 'Export cancelled. Nothing was written').waitFor();
  await dialog().getByRole('progressbar').waitFor({ state: 'detached' });
  assert.equal(readFileSync(pdf, 'utf8'), 'what was there before');
  assert.deepEqual(readdirSync(out), ['long.pdf']);
  await hasFocus(button(dialog(), 'Cancel'));
});

test('done again it shows its pages as it goes, and the file is whole', async () => {
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await beginExport();
  await dialog()
    .getByText(/Page [\d,]+ of [\d,]+|Laying out the pages/)
    .waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  const told = page.getByRole('status').filter({ hasText: pdf });
  await told.waitFor();
  assert.match(await told.innerText(), /2,\d{3} pages/);
  assert.deepEqual(readdirSync(out), ['long.pdf']);
  assert.ok(statSync(pdf).size > 100_000);
});

test('nothing went wrong in the page', () => assert.deepEqual(app.errors, []));

// One PRD goes to several readers: each edition is exported by the dialog as PDF and as Markdown, and read back for what it
// must hold and for what its readers may not have.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { answerFileDialog } from '../harness/desktop.mjs';
import { button } from '../harness/page.mjs';
import { readPDF } from '../harness/pdf.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
const secret = 'zephyr cartel moves payroll';
let app;
let page;
let people;

before(async () => {
  app = await openInChromium({ data, workspace: await makeSample(data) });
  page = app.page;
  people = await page.evaluate(() => window.go.api.Stakeholders.List());
  const prdId = await page.evaluate(async (secret) => {
    const { PRDs, Notes, Sessions } = window.go.api;
    const { id, productId } = (await PRDs.List(''))[0];
    const session = (await Sessions.List({ productId, stakeholderId: '' })).find((s) => s.startedAt);
    const [added] = await Notes.Add({ sessionId: session.id, lines: [{ text: `! ${secret}` }] });
    await Notes.SetPrivate({ id: added.note.id, private: true, revision: added.note.revision });
    const section = (await PRDs.AddSection(id, 'My appendix')).sections.at(-1);
    await PRDs.UpdateSection({ ...section, body: `Axolotl notes of mine.\n\n${secret}` });
    return id;
  }, secret);
  await page.goto(`${app.server.url}#/prds/${prdId}`);
  await page.getByRole('listitem', { name: 'REQ-001' }).waitFor();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const dialog = () => page.getByRole('dialog', { name: 'Export' });

/** Exports an edition by the dialog and gives what the file says, without line ends. */
async function exported(edition, format, choose = async () => {}) {
  const path = join(data, `${edition}.${format === 'PDF' ? 'pdf' : 'md'}`);
  await page.keyboard.press('Control+e');
  await dialog().getByRole('radio', { name: edition }).check();
  await choose();
  const formats = dialog().getByLabel(/^Format/);
  await formats.click();
  await page.getByRole('option', { name: new RegExp(`^${format}`) }).click();
  await dialog()
    .getByText(/^(Left out:|Nothing|Only)/)
    .first()
    .waitFor();
  await button(dialog(), 'Export').click();
  await answerFileDialog(`Export ${format}`, path);
  await page.getByRole('status').filter({ hasText: path }).waitFor();
  const text = format === 'PDF' ? readPDF(path) : readFileSync(path, 'utf8');
  return text.replace(/\s+/g, ' ');
}

test('the dialog can be used by everyone', async () => {
  await page.keyboard.press('Control+e');
  await dialog().getByText('Nothing that is on the record is left out').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await page.keyboard.press('Escape');
});

const others = () => people.map(({ name }) => name).filter((name) => name !== 'Rina Hartono');
const askRina = async () => {
  await dialog().getByLabel(/^To/).click();
  await page.getByRole('option', { name: /Rina Hartono/ }).click();
};

for (const { edition, has, hides, choose } of [
  { edition: 'Everything on the record', has: ['Axolotl', 'REQ-001', 'Rina Hartono'], hides: () => [] },
  { edition: 'Engineering', has: ['Axolotl', 'REQ-001'], hides: () => [] },
  { edition: 'Leadership', has: ['What must be true', 'Sign-off'], hides: () => ['Axolotl'] },
  {
    edition: 'Someone who asked',
    has: ['Dear Rina', 'What is planned'],
    hides: () => ['Axolotl', ...others()],
    choose: askRina,
  },
  {
    edition: 'The public',
    has: ['REQ-001', 'inancial controller'],
    hides: () => ['Axolotl', ...people.map(({ name }) => name)],
  },
]) {
  for (const format of ['PDF', 'Markdown']) {
    test(`${edition} as ${format} holds what it is to hold, and no more`, async () => {
      const text = await exported(edition, format, choose);
      for (const words of has) assert.ok(text.includes(words), `${words} is not in it`);
      for (const words of [secret, ...hides()]) assert.ok(!text.includes(words), `${words} is in it`);
    });
  }
}

// The life of a PRD after it was published: what changes in the draft is seen word by word, published again, compared,
// and taken back.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { answerFileDialog } from '../harness/desktop.mjs';
import { button, hasFocus, openPalette } from '../harness/page.mjs';
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
  await openPRD();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const openPRD = async () => {
  await page.goto(`${app.server.url}#/prds/${prdId}`);
  await page.getByRole('listitem', { name: 'REQ-001' }).waitFor();
};
const stored = () => page.evaluate((id) => window.go.api.PRDs.Get(id), prdId);
const standing = () => page.evaluate((id) => window.go.api.Versions.Standing(id), prdId);
const dialog = () => page.getByRole('dialog', { name: 'Publish a version' });
const change = (name) => page.getByRole('region', { name });
/** Changes a requirement and a section as the editor would, one step each. */
const edit = (statement, body) =>
  page.evaluate(
    async ([id, statement, body]) => {
      const { PRDs } = window.go.api;
      const { sections, requirements } = await PRDs.Get(id);
      const { asks, ref, suspect, ...requirement } = requirements[0];
      await PRDs.UpdateRequirement({ ...requirement, statement: statement ?? requirement.statement });
      await PRDs.UpdateSection({ ...sections[0], body: `${sections[0].body}${body}` });
    },
    [prdId, statement, body],
  );

async function run(command) {
  await openPalette(page);
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

test('a PRD is published by keys, and says so', async () => {
  await page.keyboard.press('Alt+h');
  await page.getByText('Publishing keeps the text and its evidence').waitFor();
  await page.keyboard.press('Alt+Shift+h');
  await dialog().waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await dialog().getByLabel('What it is about').fill('For the review of finance');
  await page.keyboard.press('Tab');
  await button(dialog(), 'Publish v1.0').press('Enter');
  await page.getByText('The draft says what v1.0 says.').waitFor();
  const [version] = (await standing()).versions;
  assert.equal(version.note, 'For the review of finance');
  assert.match(version.fingerprint, /^[0-9a-f]{64}$/);
  await page.getByText(version.fingerprint.slice(0, 12)).waitFor();
});

test('publishing the same again is refused, in words', async () => {
  await run('publish a version');
  await dialog().getByText('Nothing has changed since v1.0.').waitFor();
  assert.equal(await button(dialog(), 'Publish v1.1').isDisabled(), true);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('what changed since is counted over the document, and shown word by word', async () => {
  const { statement, asks } = (await stored()).requirements[0];
  await edit(`${statement.replace(/\.$/, '')} within five days.`, ' It grows every month.');
  await page.evaluate(async (id) => {
    const { Asks } = window.go.api;
    const ask = await Asks.Get(id);
    await Asks.Update({ ...ask, reason: 'The auditors want it' });
  }, asks[0].id);
  await page.reload();
  await page.getByRole('link', { name: '2 changes since v1.0' }).press('Enter');

  await page.getByRole('heading', { name: '1 section changed, 1 requirement changed' }).waitFor();
  const requirement = change('REQ-001: Changed');
  await requirement.locator('ins', { hasText: 'within five days' }).waitFor();
  await requirement.getByText('The auditors want it').waitFor();
  assert.equal(await requirement.locator('.statement del').count(), 0);
  assert.deepEqual(await axeInChromium(page), []);

  await page.keyboard.press('n');
  await page.getByText('1 of 2 changes').waitFor();
  await page.keyboard.press('Alt+ArrowDown');
  await hasFocus(requirement);
  await page.keyboard.press('p');
  await page.getByText('1 of 2 changes').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('listitem', { name: 'REQ-001' }).waitFor();
});

test('the next version is compared with the one before, from either side', async () => {
  await page.keyboard.press('Alt+Shift+h');
  await dialog().getByText('Since v1.0: 1 section changed, 1 requirement changed.').waitFor();
  await dialog().getByRole('radio', { name: 'A small change, 1.1' }).press('ArrowRight');
  await button(dialog(), 'Publish v2.0').press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+h');
  await page.getByRole('list', { name: 'Versions' }).getByRole('heading', { name: 'v2.0' }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await page.getByRole('link', { name: 'with v1.0' }).press('Enter');
  await change('REQ-001: Changed').locator('ins', { hasText: 'within five days' }).waitFor();
  await page.keyboard.press('t');
  await change('REQ-001: Changed').locator('del', { hasText: 'within five days' }).waitFor();
  await openPRD();
});

test('a version is deleted, and comes back by undo', async () => {
  const labels = async () => (await standing()).versions.map(({ label }) => label).join(' ');
  await page.keyboard.press('Alt+h');
  await button(page, 'Delete v1.0').press('Enter');
  await until(async () => (await labels()) === '2.0', { what: 'v1.0 is gone' });
  await run('undo');
  await until(async () => (await labels()) === '2.0 1.0', { what: 'v1.0 is back' });
  assert.deepEqual(app.errors, []);
});

test('a version is exported where it is read', async () => {
  const path = join(data, 'v1.md');
  await page.keyboard.press('Alt+o');
  await page.keyboard.press('p');
  const banner = page.getByRole('note');
  await banner.getByText(/v1\.0, published/).waitFor();
  const address = page.url();
  await page.keyboard.press('Control+e');
  const asked = page.getByRole('dialog', { name: 'Export' });
  await asked.getByLabel('Version: v1.0').waitFor();
  await asked.getByLabel(/^Format/).click();
  await page.getByRole('option', { name: /^Markdown/ }).click();
  await asked.getByText('Nothing that is on the record is left out').waitFor();
  await button(asked, 'Export').click();
  await answerFileDialog('Export Markdown', path);
  await page.getByRole('status').filter({ hasText: path }).waitFor();
  assert.equal(page.url(), address);
  const text = readFileSync(path, 'utf8');
  assert.match(text, /v1\.0/);
  assert.doesNotMatch(text, /within five days/);
  await page.keyboard.press('Escape');
  await page.getByRole('listitem', { name: 'REQ-002' }).waitFor();
});

test('an old version is read by keys, and its text taken back part by part and whole', async () => {
  await page.keyboard.press('Alt+o');
  await page
    .getByRole('note')
    .getByText(/v2\.0, published/)
    .waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await page.keyboard.press('p');
  await page
    .getByRole('note')
    .getByText(/v1\.0, published/)
    .waitFor();
  const old = page.getByRole('listitem', { name: 'REQ-001' });
  assert.doesNotMatch(await old.innerText(), /within five days/);
  assert.equal(await page.getByRole('main').getByRole('textbox').count(), 0);

  await button(old, 'Use this text of v1.0 for REQ-001').press('Enter');
  await until(async () => !/within five days/.test((await stored()).requirements[0].statement), {
    what: 'REQ-001 reads as in v1.0',
  });
  const [gone] = (await stored()).requirements.slice(-1);
  await page.evaluate((id) => window.go.api.PRDs.DeleteRequirement(id), gone.id);
  await run('bring all of this version back');
  await page
    .getByRole('note')
    .getByText('The draft says the same, but what it rests on has changed.')
    .waitFor();
  const back = (await stored()).requirements.find(({ id }) => id === gone.id);
  assert.equal(back.number, gone.number);
  assert.equal(back.asks.length, gone.asks.length);
  await run('undo');
  await until(async () => (await stored()).requirements.every(({ id }) => id !== gone.id), {
    what: 'bringing all back is one step',
  });
  await page.keyboard.press('Escape');
  await page.getByRole('listitem', { name: 'REQ-002' }).waitFor();
  assert.deepEqual(app.errors, []);
});

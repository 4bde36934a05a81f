// Who agrees to a PRD: reviewers, what they say of a version, who is outdated by a change, and what they remarked.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { button, field, hasFocus, message, openPalette } from '../harness/page.mjs';
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
  await requirement().waitFor();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const requirement = () => page.getByRole('listitem', { name: 'REQ-001' });
const reviewer = (name) => page.locator('[data-reviewer]').filter({ hasText: name });
const comment = (text) => page.locator('[data-comment]').filter({ hasText: text });
const agreement = () => page.evaluate((id) => window.go.api.Agreement.Of(id), prdId);
const comments = () => page.evaluate((id) => window.go.api.Comments.List(id), prdId);

async function run(command) {
  await openPalette(page);
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

/** Asks someone to review, by keys. */
async function ask(name, { role, section } = {}) {
  await button(page, 'Add a reviewer').press('Enter');
  await hasFocus(page.getByRole('combobox', { name: 'Who is to review?' }));
  await page.keyboard.type(name);
  await page.getByRole('option', { name: new RegExp(name) }).waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /reviews$/ });
  await dialog.waitFor();
  if (role) await field(dialog, 'In which role').fill(role);
  if (section) {
    await dialog.getByRole('combobox', { name: 'What they must look at' }).fill(section);
    await page.getByRole('option', { name: section, exact: true }).waitFor();
    await page.keyboard.press('Enter');
  }
  assert.deepEqual(await axeInChromium(page), []);
  await button(dialog, 'Add the reviewer').press('Enter');
  await reviewer(name).waitFor();
}

/** Records by keys what a reviewer says of the newest version: `verdict` is how far the arrow goes. */
async function sign(name, { verdict = 0, remarks = '' } = {}) {
  await button(reviewer(name), `Sign off: ${name}`).press('Enter');
  const dialog = page.getByRole('dialog', { name: `What does ${name} say?` });
  await hasFocus(dialog.getByRole('radio', { name: 'Agreed', exact: true }));
  for (let i = 0; i < verdict; i++) await page.keyboard.press('ArrowRight');
  assert.deepEqual(await axeInChromium(page), []);
  if (remarks) await dialog.getByRole('textbox').fill(remarks);
  await button(dialog, 'Record it').press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** Publishes the draft; one step back and forth makes the page look again. */
async function publish(label) {
  await page.evaluate(
    ([prdId, label]) => window.go.api.Versions.Publish({ prdId, label, note: '' }),
    [prdId, label],
  );
  await run('Undo');
  await message(page, `Undone: Publish v${label}`).waitFor();
  await run('Redo');
  await page.getByText(`v${label}, published`, { exact: false }).waitFor();
}

test('reviewers are asked, known ones and new ones, and can sign once there is a version', async () => {
  await page.keyboard.press('Alt+g');
  await page.getByText('Publish a version first.', { exact: false }).waitFor();
  await ask('Rina Hartono', { section: 'Requirements' });
  await ask('Dian Lestari', { role: 'Legal', section: 'Problem' });
  assert.equal(await button(reviewer('Rina'), 'Sign off: Rina Hartono').isDisabled(), true);
  assert.equal((await agreement()).summary, '2 reviewers · nothing published yet');
  await publish('1.0');
  await page.getByText('0 of 2 agreed on v1.0 · 2 waiting').waitFor();
});

test('what they say of a version is recorded by keys', async () => {
  await sign('Rina Hartono');
  await reviewer('Rina').getByText('Agreed on v1.0', { exact: false }).waitFor();
  await sign('Dian Lestari', { verdict: 1, remarks: 'Name the entities' });
  await reviewer('Dian').getByText('Name the entities').waitFor();
  await page.getByText('2 of 2 agreed on v1.0, 1 of them with remarks').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

test('a change makes outdated only whom it concerns, until they sign again', async () => {
  await field(page, 'REQ-001 statement').fill('The ERP shall list what is late each morning.');
  await page.keyboard.press('Tab');
  await reviewer('Rina').getByText('Outdated').waitFor();
  await reviewer('Rina').getByText('Agreed', { exact: true }).waitFor();
  await page
    .getByText('2 of 2 agreed on v1.0, 1 of them with remarks · the draft outdates 1 answer')
    .waitFor();
  await reviewer('Rina').getByText('REQ-001, not published yet', { exact: false }).waitFor();
  await reviewer('Dian').getByText('With remarks', { exact: true }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  const since = reviewer('Rina').getByRole('link', { name: 'Changed since Rina Hartono signed' });
  assert.match(
    await since.getAttribute('href'),
    new RegExp(`^#/prds/${prdId}\\?view=compare&from=[0-9a-f-]+`),
  );

  await publish('1.1');
  await sign('Rina Hartono', { verdict: 2, remarks: 'Each morning is too late' });
  await page.getByText('1 of 2 agreed on v1.1, 1 of them with remarks · 1 did not').waitFor();
  await run('Undo');
  await reviewer('Rina').getByText('Outdated').waitFor();
  await sign('Rina Hartono');
  await page.getByText('2 of 2 agreed on v1.1, 1 of them with remarks').waitFor();
  await button(reviewer('Rina'), 'Sign off: Rina Hartono').focus();
  await page.keyboard.press('c');
  await message(page, 'A note for Rina Hartono is on the clipboard').waitFor();
});

test('what not everyone has agreed to is approved only when it is said again', async () => {
  const status = async () => (await page.evaluate((id) => window.go.api.PRDs.Get(id), prdId)).status;
  const before = await status();
  await ask('Budi Santoso');
  await page.getByLabel(/^Status:/).click();
  await page.getByRole('option', { name: 'Approved' }).click();
  const question = page.getByRole('dialog', { name: 'Not everyone has agreed to what it says now' });
  await question.getByText(/of 3 agreed/).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  assert.equal(await status(), before);
  await button(question, 'See who agreed').click();
  await reviewer('Budi Santoso').waitFor();
  await page.getByLabel(/^Status:/).click();
  await page.getByRole('option', { name: 'Approved' }).click();
  await button(question, 'Approve anyway').click();
  await until(async () => (await status()) === 'approved', { what: 'the approval' });
  await run('Undo');
  await until(async () => (await status()) === before, { what: 'the status as it was' });
  await run('Undo');
  await reviewer('Budi Santoso').waitFor({ state: 'detached' });
});

test('a remark stands on what had the focus, and is resolved by a key', async () => {
  await field(page, 'REQ-001 statement').focus();
  await page.keyboard.press('Alt+m');
  await hasFocus(field(page, 'Comment on REQ-001'));
  await page.keyboard.type('Which morning?');
  await page.keyboard.press('Enter');
  await comment('Which morning?').waitFor();
  await button(requirement(), '1 open comment on REQ-001').waitFor();
  await field(page, 'Problem').focus();
  await page.keyboard.press('Alt+m');
  await hasFocus(field(page, 'Comment on Problem'));
  await button(page, 'Said by Me').press('Enter');
  await page.getByRole('combobox', { name: 'Who says it?' }).fill('Dian');
  await page.getByRole('option', { name: 'Dian Lestari' }).waitFor();
  await page.keyboard.press('Enter');
  await hasFocus(field(page, 'Comment on Problem'));
  await page.keyboard.type('Say whom it hurts');
  await page.keyboard.press('Enter');
  await comment('Say whom it hurts').getByText('Dian Lestari').waitFor();
  assert.deepEqual(await axeInChromium(page), []);

  await button(requirement(), '1 open comment on REQ-001').press('Enter');
  await hasFocus(button(comment('Which morning?'), 'Resolve: Which morning?'));
  await page.keyboard.press('x');
  await comment('Which morning?').waitFor({ state: 'detached' });
  assert.equal((await comments()).filter((one) => one.resolvedAt === undefined).length, 1);
  await run('Undo');
  await comment('Which morning?').waitFor();
});

test('a requirement takes its comments along and brings them back', async () => {
  const before = (await comments()).length;
  await page.evaluate(async (id) => {
    const { requirements } = await window.go.api.PRDs.Get(id);
    await window.go.api.PRDs.DeleteRequirement(requirements[0].id);
  }, prdId);
  await until(async () => (await comments()).length === before - 1, { what: 'the comment is gone' });
  await run('Undo');
  await until(async () => (await comments()).length === before, { what: 'the comment is back' });
  await comment('Which morning?').waitFor();
});

test('the list of PRDs says how far each is', async () => {
  await page.goto(`${app.server.url}#/prds`);
  const row = page.locator(`[data-prd="${prdId}"]`);
  await row.getByText('2 open comments').waitFor();
  await row.getByText('of 2 agreed on v1.1', { exact: false }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  assert.deepEqual(app.errors, []);
});

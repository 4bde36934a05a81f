// A session is run and wrapped up by the keyboard alone: read back, confirmed,
// corrected, dropped, and sent; what was promised in it is kept in the ledger.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { composer, noteRow, takeNote } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample, throughline } from '../harness/commands.mjs';
import { answerFileDialog } from '../harness/desktop.mjs';
import { area, field, hasFocus, heading, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
const saved = join(data, 'for all.md');
let app;
let page;
let session;
let workspace;

before(async () => {
  workspace = await makeSample(data);
  const sessions = await list(data, workspace, 'sessions');
  session = sessions.find(({ startedAt }) => startedAt === undefined);
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
const statement = (text) => page.getByRole('checkbox', { name: text });
const row = (text) => page.locator('[data-statement]').filter({ hasText: text });
const promise = (text) => page.locator('[data-promise]').filter({ hasText: text });

test('a session runs', async () => {
  await page.goto(`${app.server.url}#/sessions/${session.id}`);
  await composer(page).waitFor();
  for (const line of [
    '! Show open variances by owner @Rina',
    '= Pilot with the two smallest entities',
    '= We wait until June',
    '[] Rina sends the checklist ^2020-01-03 @Rina',
    '[] Give Maya the sandbox ^2020-01-02',
    '// [] Never say that this was agreed',
    'nine spreadsheets',
  ]) {
    await takeNote(page, line);
  }
});

test('a key opens the read-back, with the first statement at hand', async () => {
  await press('Alt+w');
  await heading(page, 'Wrap up').waitFor();
  await hasFocus(statement(/We decided: Pilot with the two smallest entities/));
  await page.getByText('0 of 5 confirmed').waitFor();
  assert.equal(await page.getByText('nine spreadsheets').count(), 0);
  assert.equal(await page.getByText('Never say').count(), 0);
  await page.getByText('1 private line left out.').waitFor();
});

test('what is confirmed says by whom, and the next statement is at hand', async () => {
  await press('c');
  await row('Pilot with').getByText('Confirmed by').waitFor();
  await hasFocus(statement(/We wait until June/));
});

test('what was heard wrong is dropped, and its line stays', async () => {
  await press('d');
  await row('until June').waitFor({ state: 'detached' });
  await hasFocus(statement(/Rina asks: Show open variances by owner/));
});

test('what was not quite so is corrected where it stands', async () => {
  await press('e');
  const line = field(page, 'Correct this line');
  await hasFocus(line);
  await press('End');
  await page.keyboard.type(' and entity');
  await press('Enter');
  await hasFocus(statement(/Rina asks: Show open variances by owner and entity/));
  await press('c');
  await row('owner and entity').getByText('Confirmed by Rina Hartono').waitFor();
});

test('the follow-up note is shown, and saved by the system’s dialog', async () => {
  const preview = page.getByRole('article', { name: 'Preview of the follow-up note' });
  await preview.getByText('Show open variances by owner and entity').waitFor();
  await press('Control+s');
  await answerFileDialog('Save follow-up note', saved);
  await message(page, 'Saved as for all.md').waitFor();
  const text = readFileSync(saved, 'utf8');
  for (const part of [
    `# ${session.title}`,
    '- Pilot with the two smallest entities',
    '- **Rina asks:** Show open variances by owner and entity',
    '- **I promise Maya:** Give Maya the sandbox, by Thursday 2 January 2020',
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  for (const part of ['June', 'nine spreadsheets', 'Never say']) assert.ok(!text.includes(part), part);
});

test('the session ends here, and goes on', async () => {
  await press('Control+Enter');
  await page
    .getByRole('main')
    .getByText(/^Ended/)
    .waitFor();
  await press('Escape');
  await noteRow(page, 'until June').waitFor();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
});

test('the ledger has what is overdue first, and done is taken back by undo', async () => {
  await composer(page).waitFor();
  await area(page, /Give Maya the sandbox/).focus();
  await press('Enter');
  await heading(page, 'Promises').waitFor();
  await hasFocus(promise('Give Maya the sandbox').locator('a'));
  await press('d');
  await promise('Give Maya the sandbox').waitFor({ state: 'detached' });
  await hasFocus(promise('Rina sends the checklist').locator('a'));
  await press('Control+z');
  await promise('Give Maya the sandbox').waitFor();
  assert.match(await promise('Give Maya the sandbox').innerText(), /You owe\s+Maya Lim[\s\S]*overdue/);
});

test('a promise moves to no day, and turns to the other one', async () => {
  await promise('Give Maya the sandbox').locator('a').focus();
  await press('m');
  await page.getByRole('dialog', { name: 'Move to another day' }).waitFor();
  await page.getByRole('button', { name: 'No day' }).focus();
  await press('Enter');
  await promise('Give Maya the sandbox').getByText('no day').waitFor();
  await hasFocus(promise('Give Maya the sandbox').locator('a'));
  await press('t');
  await promise('Give Maya the sandbox').getByText('owes you').waitFor();
});

test('the command line gives the same note', async () => {
  assert.deepEqual(app.errors, []);
  await app.close();
  const printed = await throughline(data, 'followup', session.id, '--workspace', workspace);
  assert.ok(printed.includes('- **Rina asks:** Show open variances by owner and entity'), printed);
});

// Drafting after a template: what it asks for, what is new since, and what is said before a review. Chromium on the real Go.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { button, field, message, openPalette } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
const workspace = join(data, 'Templates.throughline');
const title = 'Fewer days to the close';
let app, page, product;

before(async () => {
  await throughline(data, 'init', '--sample', '--workspace', workspace);
  app = await openInChromium({ data, workspace });
  ({ page } = app);
  product = (await call('Products', 'List')).find(({ name }) => name === 'ERP finance');
});

after(async () => {
  assert.deepEqual(app?.errors ?? [], []);
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const call = (service, method, ...args) =>
  page.evaluate(([s, m, given]) => window.go.api[s][m](...given), [service, method, args]);
const stored = async () => {
  const { id } = (await call('PRDs', 'List', product.id)).find((prd) => prd.title === title);
  return call('PRDs', 'Get', id);
};
const sectionOf = (prd, kind) => prd.sections.find((section) => section.kind === kind);
const dialog = (name) => page.getByRole('dialog', { name });

async function run(command) {
  await openPalette(page);
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

test('a template of the app is copied, named and chosen', async () => {
  await page.goto(`${app.server.url}#/prds?draft=${product.id}`);
  const drafting = dialog('Draft a PRD');
  const internal = drafting.getByRole('radio', { name: /^Internal product/ });
  await internal.waitFor();
  assert.equal(await internal.isChecked(), true);
  await drafting.getByText(/Problem · Who is affected · Goals/).waitFor();
  assert.deepEqual(await axeInChromium(page), []);

  await button(drafting, 'More for the template Internal product').click();
  await page.getByRole('menuitem', { name: 'Make a copy' }).click();
  const copy = drafting.getByRole('radio', { name: /^Internal product, mine/ });
  await copy.waitFor();
  await until(() => copy.isChecked(), { what: 'the copy to be chosen' });
  await button(drafting, 'More for the template Internal product, mine').click();
  await page.getByRole('menuitem', { name: 'Rename …' }).click();
  await field(drafting, 'Name of the template').fill('Ours');
  await page.keyboard.press('Enter');
  await drafting.getByRole('radio', { name: /^Ours/ }).waitFor();
  await button(drafting, 'More for the template Ours').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await drafting.getByRole('radio', { name: /^Ours/ }).waitFor({ state: 'detached' });
  await button(page, 'Undo').click();
  await drafting.getByRole('radio', { name: /^Ours/ }).check();
});

test('the draft has the sections of the template, those with nothing to say empty with their hint', async () => {
  const drafting = dialog('Draft a PRD');
  await field(drafting, 'Title').fill(title);
  await drafting.getByRole('button', { name: /^Draft from/ }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  const prd = await stored();
  assert.match(sectionOf(prd, 'problem').body, /Being done leaves no trace/);
  assert.match(sectionOf(prd, 'nongoals').body, /one page about the close every Friday/);
  assert.ok(prd.requirements.length > 10 && prd.requirements.every((one) => one.asks.length > 0));
  const security = page.getByRole('region', { name: 'Security and access' });
  await security.scrollIntoViewIfNeeded();
  await security.getByText('Required').waitFor();
  await security.getByText('Who may see and do what').waitFor();
});

test('before a review it says what is required and empty', async () => {
  await page.getByLabel(/^Status:/).click();
  await page.getByRole('option', { name: 'In review' }).click();
  const question = dialog('1 required section is empty');
  await question.getByText('Security and access').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await button(question, 'Go to it').click();
  await until(
    () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Security and access'),
    {
      what: 'the caret in the section',
    },
  );
  assert.equal((await stored()).status, 'draft');
  await page.getByLabel(/^Status:/).click();
  await page.getByRole('option', { name: 'In review' }).click();
  await button(question, 'Review anyway').click();
  await until(async () => (await stored()).status === 'review', { what: 'the review' });
});

test('what is new since is added below what was written, in one step, or left for good', async () => {
  const before = await stored();
  const questions = sectionOf(before, 'questions');
  await call('PRDs', 'UpdateSection', { ...questions, body: 'Written by hand.' });
  const [session] = (await call('Sessions', 'List', { productId: product.id, stakeholderId: '' })).filter(
    (one) => one.title.startsWith('Month-end close'),
  );
  const lines = ['! Lock a month once it is signed', '? Who unlocks a month?', '= We lock on day 6'];
  await call('Notes', 'Add', { sessionId: session.id, lines: lines.map((text) => ({ text })), draft: '' });
  const { id } = (await call('Asks', 'List', { productId: product.id })).find((ask) =>
    ask.statement.startsWith('Lock'),
  );
  const theme = (await call('Themes', 'List', product.id)).find(({ name }) => name.startsWith('Know who'));
  await call('Asks', 'Move', { ids: [id], themeId: theme.id, newTheme: '', beforeId: '' });
  await page.reload();
  await page.getByText(/^[4-9] new since this was drafted\.$/).waitFor();

  await run('what is new');
  const news = dialog('New since this was drafted');
  await news
    .getByText('ERP finance shall lock a month')
    .or(news.getByText('Lock a month once it is signed'))
    .waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await news.getByRole('checkbox', { name: /We lock on day 6/ }).uncheck();
  await news.getByText('Who is affected, drafted anew').waitFor();
  await news.getByRole('button', { name: /^Add \d$/ }).click();
  await until(
    async () =>
      /^Written by hand\.\n\n- Who unlocks a month\?/.test(sectionOf(await stored(), 'questions').body),
    {
      what: 'the question at the end',
    },
  );
  assert.equal((await stored()).requirements.at(-1).asks[0].id, id);
  assert.notEqual(sectionOf(await stored(), 'affected').body, sectionOf(before, 'affected').body);

  await news.getByRole('checkbox', { name: /We lock on day 6/ }).check();
  await button(news, 'Leave 1').click();
  await news.waitFor({ state: 'detached' });
  await message(page, 'Left, and not offered again').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  assert.deepEqual(await call('PRDs', 'NewSince', (await stored()).id), []);
  await run('undo');
  await page.getByText('1 new since this was drafted.').waitFor();
});

test('a PRD is kept as a template', async () => {
  await run('keep as a template');
  const keeping = dialog('Keep as a template');
  await field(keeping, 'Name').fill('Close documents');
  await page.keyboard.press('Enter');
  await message(page, /Close documents/).waitFor();
  await page.goto(`${app.server.url}#/prds?draft=${product.id}`);
  await dialog('Draft a PRD')
    .getByRole('radio', { name: /^Close documents/ })
    .waitFor();
});

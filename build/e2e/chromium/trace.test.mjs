// What a PRD rests on: the matrix by keys alone, what one looks for in it, and the way from a requirement to the moment and
// the person and back, two clicks at most.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { hasFocus, heading, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let app;
let page;
let prd;

before(async () => {
  const workspace = await makeSample(data);
  app = await openInChromium({ data, workspace });
  page = app.page;
  await page.waitForFunction(() => window.go?.api?.PRDs !== undefined);
  const prds = await page.evaluate(() => window.go.api.PRDs.List(''));
  prd = prds.find(({ requirementCount }) => requirementCount > 5);
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const trace = () => page.evaluate((id) => window.go.api.PRDs.Trace(id), prd.id);
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const cell = (row, column) => page.locator(`[data-cell="${row}:${column}"]`);
const look = (name) => page.getByRole('button', { name });
const becomes = (what, check) => until(check, { what });
const visit = (place) => page.goto(`${app.server.url}#/${place}`);

/** Opens the matrix by its key. */
async function openMatrix() {
  await visit(`prds/${prd.id}`);
  await page.locator('[data-requirement]').first().waitFor();
  await press('Alt+t');
  await heading(page, 'Trace matrix').waitFor();
  await page.getByRole('grid').waitFor();
}

test('the matrix is walked and changed by keys, and each change can be taken back', async () => {
  await openMatrix();
  assert.deepEqual(await axeInChromium(page), []);
  await cell(1, 0).focus();
  await press('ArrowRight', 'ArrowRight');
  await hasFocus(cell(1, 2));
  await cell(1, 2)
    .and(page.getByRole('gridcell', { name: /: not cited$/ }))
    .waitFor();
  await press('Enter');
  await cell(1, 2)
    .and(page.getByRole('gridcell', { name: /: cited$/ }))
    .waitFor();
  await hasFocus(cell(1, 2));
  await message(page, /^Cited in REQ-/).waitFor();
  await press('Control+z');
  await cell(1, 2)
    .and(page.getByRole('gridcell', { name: /: not cited$/ }))
    .waitFor();
  await press('Control+End');
  const { requirements } = await trace();
  await becomes('the last cell', async () =>
    page.evaluate((last) => document.activeElement?.dataset.cell?.endsWith(`:${last}`), requirements.length),
  );
  await press('Control+Home', 'ArrowUp');
  await hasFocus(cell(0, 0));
});

test('what is behind a cell stands beside it and goes with the focus', async () => {
  await openMatrix();
  await cell(1, 1).focus();
  await press('Space');
  const beside = page.getByRole('complementary', { name: 'Ask' });
  await beside.getByRole('listitem').first().waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  const first = await beside.getByRole('heading', { level: 2 }).innerText();
  await press('ArrowDown');
  await becomes(
    'the next ask',
    async () => (await beside.getByRole('heading', { level: 2 }).innerText()) !== first,
  );
  await press('Escape');
  await beside.waitFor({ state: 'detached' });
  await hasFocus(cell(2, 1));
});

test('an accepted ask that nothing cites, and a requirement without evidence, are found and cited', async () => {
  const { asks } = await trace();
  const free = asks.find((ask) => ask.cells.length === 0 && ask.decision === 'open' && !ask.private);
  await page.evaluate(
    (ids) => window.go.api.Asks.Decide({ ids, decision: 'accepted', reason: '' }),
    [free.id],
  );
  await page.evaluate(
    (id) => window.go.api.PRDs.AddRequirement(id, 'It answers what nobody has asked yet'),
    prd.id,
  );
  await openMatrix();
  await page.getByRole('link', { name: /^Accepted asks/ }).click();
  const list = page.getByRole('complementary', { name: 'List' });
  await list.getByRole('button', { name: free.statement }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await page.getByRole('link', { name: /^Evidence/ }).click();
  await list.getByRole('button', { name: /what nobody has asked/ }).waitFor();
  await page.getByRole('textbox', { name: 'Find asks' }).fill(free.statement);
  await becomes('one column and one ask', async () => (await page.locator('[data-cell]').count()) === 4);
  await cell(1, 1).focus();
  await press('Enter');
  await becomes('all requirements with evidence', async () => {
    const { coverage } = await trace();
    return coverage.evidence.missing.length === 0 && coverage.accepted.missing.length === 0;
  });
});

test('an ask that reads otherwise makes its cells suspect, by shape too', async () => {
  const { asks } = await trace();
  const cited = asks.find((ask) => ask.cells.length === 1 && !ask.private);
  await page.evaluate(async (id) => {
    const ask = await window.go.api.Asks.Get(id);
    await window.go.api.Asks.Update({ ...ask, need: 'another need than before' });
  }, cited.id);
  await openMatrix();
  await look(/^Suspect 1/).click();
  const mark = page.getByRole('gridcell', { name: /: cited, and changed since$/ });
  await mark.waitFor();
  assert.equal(await mark.innerText(), '▲');
  assert.deepEqual(await axeInChromium(page), []);
});

test('from a requirement to the moment and the person, and back, it takes two clicks', async () => {
  const { requirements, asks } = await trace();
  const ask = asks.find((one) => one.cells.length === 1 && !one.private);
  const requirement = requirements[ask.cells[0].requirement];
  await visit(`prds/${prd.id}`);
  const row = page.locator(`[data-requirement="${requirement.id}"]`);
  await row.locator('[data-source]').getByRole('link').first().click();
  await page.getByRole('complementary', { name: 'Ask' }).waitFor();
  await page
    .getByRole('list', { name: 'Cited in' })
    .getByRole('link', { name: new RegExp(requirement.ref) })
    .click();
  await row.waitFor();
  await becomes('the requirement in sight', () =>
    row.evaluate((it) => it.getBoundingClientRect().top < innerHeight),
  );

  await row.getByRole('list', { name: 'What they said' }).getByRole('link').first().click();
  await heading(page, 'People').waitFor();
  const person = page.getByRole('complementary', { name: 'Person' });
  await person.getByRole('list', { name: 'Cited in' }).getByRole('link').first().click();
  await page.locator('[data-requirement]').first().waitFor();

  const { evidence } = await page.evaluate((id) => window.go.api.Asks.Get(id), ask.id);
  const said = evidence.find(({ noteId }) => noteId);
  await visit(`sessions/${said.sessionId}?note=${said.noteId}`);
  await page
    .locator(`[data-note-id="${said.noteId}"]`)
    .getByRole('link', { name: requirement.ref, exact: true })
    .click();
  await row.waitFor();
  assert.deepEqual(app.errors, []);
});

test('a theme leads to its requirements by its menu', async () => {
  const { themes, productId } = await trace();
  const theme = themes.find(({ drawn }) => drawn);
  await visit(`themes/${productId}`);
  await page.getByRole('button', { name: `More for ${theme.path}` }).click();
  await page.getByRole('menuitem', { name: 'Requirements' }).click();
  await heading(page, 'Trace matrix').waitFor();
  await page.getByText(theme.path, { exact: true }).last().waitFor();
});

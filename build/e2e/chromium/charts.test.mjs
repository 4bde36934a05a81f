// Charts in the text of a PRD: chosen by "/", drawn where one reads, with their numbers in a table.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { button, field, hasFocus } from '../harness/page.mjs';
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
  await button(page.getByRole('navigation', { name: 'Sections' }), 'Add a section').click();
  await hasFocus(field(page, 'Section title').last());
  await page.keyboard.type('Figures');
  await page.keyboard.press('Enter');
  await hasFocus(page.getByRole('textbox', { name: 'Figures', exact: true }));
});
after(async () => {
  assert.deepEqual(app?.errors, []);
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const body = () =>
  page.evaluate(async (id) => (await window.go.api.PRDs.Get(id)).sections.at(-1).body, prdId);

/** Types "/chart" and takes the one that has the words. */
async function insert(words) {
  await page.keyboard.type('/char');
  await page.locator('[role="option"][aria-selected="true"]', { hasText: 'Chart' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type(words);
  await page
    .getByRole('dialog')
    .getByRole('option', { name: new RegExp(words, 'i') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

test('a chart is chosen by keys, drawn where one reads, and told in a table', async () => {
  await insert('Working days');
  await until(async () => (await body()).includes('(chart:'), { what: 'a chart to be in the text' });
  await page.keyboard.press('Enter');
  await insert('Asks by theme');
  await until(
    async () =>
      /!\[Working days to the signature\]\(chart:[0-9a-f-]+\)\s+!\[Asks by theme\]\(chart:themes\)/.test(
        await body(),
      ),
    { what: 'both charts to be in the text' },
  );
  await page.keyboard.press('Alt+r');
  const figures = page.locator('[data-section]').last().locator('figure');
  await until(async () => (await figures.count()) === 2, { what: 'two figures' });
  await figures
    .first()
    .getByRole('img', { name: /^Chart: Working days to the signature/ })
    .waitFor();
  assert.ok((await figures.first().locator('circle').count()) > 2);
  assert.ok((await figures.last().locator('rect').count()) > 2);
  await figures.first().locator('summary').click();
  await figures.first().getByRole('table').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

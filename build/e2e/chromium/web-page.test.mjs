// A PRD as a web page, in a browser that has nothing but the file.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axeInChromium } from '../harness/axe.mjs';
import { launchChromium, newPage } from '../harness/chromium.mjs';
import { list, makeSample, throughline } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
const file = join(data, 'prd.html');
const address = pathToFileURL(file).href;
let browser;

before(async () => {
  const workspace = await makeSample(data);
  const [{ productName }] = await list(data, workspace, 'sessions');
  const at = ['--workspace', workspace];
  const id = (await throughline(data, 'prd', 'draft', '--product', productName, ...at)).trim();
  await throughline(data, 'prd', 'export', id, '--format', 'html', '-o', file, ...at);
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  rmSync(data, { recursive: true, force: true });
});

for (const colorScheme of ['light', 'dark']) {
  test(`everyone can read it, ${colorScheme}`, async () => {
    for (const width of [1280, 600]) {
      // The page lets no script in; the check is one.
      const { page } = await newPage(browser, {
        colorScheme,
        viewport: { width, height: 800 },
        bypassCSP: true,
      });
      await page.goto(address);
      assert.deepEqual(await axeInChromium(page), []);
      const wider = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(wider, 0, `the page is wider than ${width} pixels`);
      await page.context().close();
    }
  });
}

test('it reaches for nothing, and its links lead from a quote to its moment and back', async () => {
  const { page, errors } = await newPage(browser);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);

  const requirement = page
    .locator('article.requirement')
    .filter({ has: page.getByRole('link', { name: /^Source / }) })
    .first();
  const ref = await requirement.getByRole('heading').innerText();
  const source = requirement.getByRole('link', { name: /^Source / }).first();
  const number = (await source.innerText()).replace(/\D/g, '');
  await source.press('Enter');
  const row = page.locator('tr:target');
  await row.waitFor();
  assert.equal(await row.locator('td').first().innerText(), number);

  await row.getByRole('link', { name: ref }).press('Enter');
  await page.locator('article.requirement:target').waitFor();
  assert.equal(await page.locator('article.requirement:target').getByRole('heading').innerText(), ref);

  await page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link', { name: 'Evidence register' })
    .click();
  assert.match(page.url(), /#evidence-register$/);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith('file:')),
    [],
  );
  assert.deepEqual(errors, []);
});

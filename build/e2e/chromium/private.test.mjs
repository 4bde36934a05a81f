// What was said off the record is blurred wherever it would stand, until it is asked for, and again elsewhere.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openCapture, takeNote } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { heading, search } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
const secret = 'move payroll to Utrecht';
let app;
let page;

before(async () => {
  const workspace = await makeSample(data);
  const [{ id }] = await list(data, workspace, 'sessions');
  app = await openInChromium({ data, workspace });
  page = app.page;
  await openCapture(page, app.server.url, id);
  await takeNote(page, `// ! ${secret}`);
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

/** How many of the places where the words stand can be read, and how many can't. */
const places = () =>
  page.getByText(secret).evaluateAll((found) => {
    const over = (e) => {
      const cover = e.closest('[aria-hidden="true"]') ?? e.querySelector('[aria-hidden="true"]');
      return cover !== null && getComputedStyle(cover).filter.includes('blur');
    };
    return { read: found.filter((e) => !over(e)).length, hidden: found.filter(over).length };
  });

const hidden = () =>
  until(
    async () => {
      const { read, hidden: kept } = await places();
      return read === 0 && kept > 0;
    },
    { what: 'the words, and no place where they can be read' },
  );
const shown = () => until(async () => (await places()).read > 0, { what: 'the words to be read' });

test('in search hits', async () => {
  await page.goto(`${app.server.url}#/review`);
  await search(page).fill('payroll Utrecht');
  await hidden();
  await page.getByRole('option', { name: /a private note/ }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await page.keyboard.press('Alt+v');
  await shown();
});

test('in the list of asks and beside it, hidden again by going there', async () => {
  await page.goto(`${app.server.url}#/asks`);
  await heading(page, 'Asks').waitFor();
  await hidden();
  await page.getByRole('link', { name: 'a private ask' }).press('Enter');
  await page.getByRole('button', { name: 'Off the record. Show it' }).first().click();
  await shown();
  assert.deepEqual(await axeInChromium(page), []);
});

test('on the board', async () => {
  await page.goto(`${app.server.url}#/themes`);
  await heading(page, 'Themes').waitFor();
  await hidden();
});

test('in the trash, in no name that is read aloud', async () => {
  await page.goto(`${app.server.url}#/asks`);
  await page.getByRole('link', { name: 'a private ask' }).focus();
  await page.keyboard.press('Delete');
  await page.goto(`${app.server.url}#/trash`);
  await page.getByRole('button', { name: 'Restore: a private ask' }).waitFor();
  await hidden();
  await page.keyboard.press('Alt+v');
  await shown();
  await page.getByRole('button', { name: `Restore: ${secret}` }).waitFor();
  assert.deepEqual(app.errors, []);
});

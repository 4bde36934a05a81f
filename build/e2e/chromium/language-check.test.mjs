// Requirements are written while the language check looks on, by the keyboard alone.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { field, hasFocus, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let app;
let page;

before(async () => {
  const workspace = await makeSample(data);
  const [prd] = await list(data, workspace, 'prds');
  app = await openInChromium({ data, workspace });
  page = app.page;
  await page.goto(`${app.server.url}#/prds/${prd.id}`);
  await page.locator('[data-requirement]').first().waitFor();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text) => page.keyboard.type(text);
const newest = () => page.locator('[data-requirement]').last();
const statement = () => newest().getByRole('textbox', { name: /statement$/ });
const chip = (name) => newest().getByRole('button', { name });
const gone = (locator, what) => until(async () => (await locator.count()) === 0, { what });

/** Adds a requirement and leaves the caret in it. */
async function add(text) {
  const before = await page.locator('[data-requirement]').count();
  await press('Alt+n');
  await hasFocus(field(page, 'New requirement'));
  await type(text);
  await press('Enter');
  await until(async () => (await page.locator('[data-requirement]').count()) === before + 1, {
    what: 'one more requirement',
  });
  await statement().focus();
}

test('a word that nobody can test is marked as one types, with why and the rule behind it', async () => {
  await add('The close page loads fast and shows names, addresses, etc.');
  await chip(/Vague.*fast/).waitFor();
  assert.deepEqual(await newest().locator('mark').allTextContents(), ['fast', 'etc']);
  await press('End');
  await type(' TBD');
  await chip(/Not decided.*TBD/).waitFor();
  assert.deepEqual(await newest().locator('mark').allTextContents(), ['fast', 'etc', 'TBD']);
  await press('Alt+l');
  await hasFocus(chip(/Vague.*fast/));
  await newest()
    .getByText(/another time to everybody/)
    .waitFor();
  await newest()
    .getByText(/INCOSE R7/)
    .waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

test('a finding is dismissed for a reason, which outlasts edits of other words', async () => {
  await press('Tab', 'Tab', 'Tab');
  await hasFocus(newest().getByRole('button', { name: 'Dismiss …' }));
  await press('Enter');
  await hasFocus(field(page, 'Why it is fine as it is'));
  await type('Fast is the name of the page');
  await press('Enter');
  await message(page, 'Dismissed').waitFor();
  await gone(chip(/Vague/), 'no finding that was dismissed');
  await hasFocus(statement());
  await press('Home');
  await type('Each day: ');
  await until(async () => (await newest().locator('mark').allTextContents()).join() === 'etc,TBD', {
    what: 'the marks behind the new words',
  });
  assert.equal(await chip(/Vague/).count(), 0);
});

test('a rewrite in the pattern of EARS is used by a key, and taken back', async () => {
  const before = 'The page must tell treasury if the import fails twice';
  await add(before);
  await chip(/Reads better/).waitFor();
  await press('Alt+l');
  await hasFocus(chip(/Reads better/));
  await press('Tab');
  await hasFocus(newest().getByRole('button', { name: 'Use this' }));
  await press('Enter');
  await until(
    async () =>
      (await statement().inputValue()) === 'If the import fails twice, then the page shall tell treasury',
    { what: 'the statement as it was offered' },
  );
  await hasFocus(statement());
  await gone(chip(/Reads better/), 'nothing more to offer');
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().focus();
  await press('Enter');
  await until(async () => (await statement().inputValue()) === before, { what: 'the statement of before' });
});

test('the undo keys right after a rewrite take back the rewrite, and then what was typed', async () => {
  const [before, after] = [
    'The page must warn treasury if the import stops twice',
    'If the import stops twice, then the page shall warn treasury',
  ];
  await add(before);
  await chip(/Reads better/).click();
  await newest().getByRole('button', { name: 'Use this' }).click();
  await until(async () => (await statement().inputValue()) === after, { what: 'the offered statement' });
  await hasFocus(statement());
  await press('Control+z');
  await until(async () => (await statement().inputValue()) === before, { what: 'the typed statement' });
  await press('Control+Shift+z');
  await until(async () => (await statement().inputValue()) === after, {
    what: 'the offered statement again',
  });
  await press('End');
  await type(' at once');
  // The browser's undo takes back a part of what was typed, or all of it, at a time: never more.
  await until(
    async () => {
      const text = await statement().inputValue();
      if (text !== after) await press('Control+z');
      return text === after;
    },
    { what: 'the field own undo' },
  );
});

test('Indonesian is read by its own words', async () => {
  await add('Sistem harus dapat mengirim laporan dengan cepat bila perlu');
  await chip(/Vague.*dengan cepat/).waitFor();
  await chip(/A way out.*bila perlu/).waitFor();
});

test('an acceptance criterion is held to its words, too', async () => {
  await newest()
    .getByRole('textbox', { name: /acceptance criteria/ })
    .focus();
  await type('Terkirim sebelum jam 7');
  await press('Enter');
  await type('Mudah dibaca');
  // No more than three stand there at once.
  await chip('1 more').focus();
  await press('Enter');
  await chip(/Vague.*Mudah/).waitFor();
  assert.equal((await newest().locator('mark').allTextContents()).at(-1), 'Mudah');
});

test('the list leads to each place, and to what was dismissed', async () => {
  await press('Alt+k');
  const dialog = page.getByRole('dialog', { name: 'To look at' });
  await dialog.waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  const rows = dialog.locator('[data-look]');
  await hasFocus(rows.first());
  await press('ArrowDown');
  await hasFocus(rows.nth(1));
  await press('Enter');
  await gone(dialog, 'no list any more');
  await hasFocus(page.locator('[data-finding][aria-expanded="true"]'));
  await press('Escape');
  await until(() => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'), {
    what: 'the caret in the sentence',
  });

  await press('Alt+k');
  const dismissed = dialog.getByText('Dismissed: 1');
  await dismissed.focus();
  await press('Enter');
  await dialog.getByText('Fast is the name of the page').waitFor();
  await press('Tab', 'Enter');
  await gone(dismissed, 'nothing dismissed any more');
  await press('Escape');
  await page.getByRole('button', { name: /Vague.*fast/ }).waitFor();
  assert.deepEqual(app.errors, []);
});

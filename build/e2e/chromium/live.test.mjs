// A session while it runs, by keys: the marks, the names, what is off the record, the pause, two halves, the strip.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { composer, noteRow, openCapture, savedLines, takeNote } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, throughline } from '../harness/commands.mjs';
import { button, heading } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
const workspace = join(data, 'w.throughline');
let app;
let page;
let first;
let second;

before(async () => {
  const today = new Date().toISOString().slice(0, 10);
  for (const [name, time] of [
    ['First half', '00:01'],
    ['Second half', '00:05'],
  ]) {
    const file = join(data, `${name}.md`);
    writeFileSync(
      file,
      `# ${name}\nDate: ${today} ${time}\nParticipants: Rina Hartono\n\n[0:10] ${name} #close @Rina\n`,
    );
    await throughline(data, 'import', file, '--product', 'Ledger', '--workspace', workspace).catch(
      async () => {
        await throughline(data, 'init', '--workspace', workspace);
        await throughline(data, 'import', file, '--product', 'Ledger', '--workspace', workspace);
      },
    );
  }
  const sessions = await list(data, workspace, 'sessions');
  [first, second] = ['First half', 'Second half'].map((title) => sessions.find((s) => s.title === title));
  app = await openInChromium({ data, workspace });
  page = app.page;
  await openCapture(page, app.server.url, first.id);
  await button(page, 'Reopen').click();
  await button(page, 'Wrap up').waitFor();
  await atComposer();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const press = (key) => page.keyboard.press(key);
const options = () => page.getByRole('option');
const atComposer = () =>
  until(() => composer(page).evaluate((e) => e === document.activeElement), {
    what: 'the caret in the composer',
  });

test('names and tags are completed; Enter saves a line that needs none', async () => {
  await page.keyboard.type('so it is @ri');
  await page.getByRole('option', { name: /Rina Hartono/, selected: true }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await press('Enter');
  await page.keyboard.type('#cl');
  await options().first().waitFor();
  await press('Tab');
  await press('Enter');
  await noteRow(page, 'so it is').filter({ hasText: '#close' }).filter({ hasText: 'Rina Hartono' }).waitFor();
});

test('someone new is added from the line', async () => {
  await page.keyboard.type('@dana_smith');
  await options().filter({ hasText: 'Dana Smith' }).waitFor();
  await press('ArrowUp');
  await press('Enter');
  await until(async () => (await composer(page).inputValue()) === '@Dana_Smith ', {
    what: 'the name in the line',
  });
  await page.keyboard.type('asks');
  await press('Enter');
  await noteRow(page, 'asks').filter({ hasText: 'Dana Smith' }).waitFor();
});

test('Tab moves a line in, and the caret never leaves while it does', async () => {
  await takeNote(page, 'above');
  await page.keyboard.type('under it');
  await press('Tab');
  await press('Enter');
  await page.keyboard.type('out again');
  await press('Shift+Tab');
  await press('Enter');
  await noteRow(page, 'out again').waitFor();
  const left = (text) =>
    noteRow(page, text)
      .locator('[data-note-text]')
      .evaluate((e) => e.getBoundingClientRect().left);
  assert.ok((await left('under it')) > (await left('above')) + 10);
  assert.equal(await left('out again'), await left('above'));
  await atComposer();
});

test('keys pressed while typing star the last line, make it an ask, and mark what was said before', async () => {
  await takeNote(page, 'a slip');
  await page.keyboard.type('half a li');
  await press('Alt+s');
  await noteRow(page, 'a slip').filter({ hasText: 'Starred' }).waitFor();
  await press('Alt+a');
  await noteRow(page, 'a slip').filter({ hasText: 'Ask' }).waitFor();
  await press('Alt+m');
  const marked = noteRow(page, 'Marked moment');
  await marked.waitFor();
  const rows = await savedLines(page).allTextContents();
  assert.ok(rows.indexOf('Marked moment') < rows.indexOf('a slip'), `it landed earlier: ${rows}`);
  assert.equal(await composer(page).inputValue(), 'half a li');
  await atComposer();
  await press('Control+a');
  await press('Backspace');
});

test('what is off the record can be read on a key only', async () => {
  await takeNote(page, '// they will close the office');
  const text = noteRow(page, 'they will close').locator('[data-note-text]');
  const blurred = () =>
    text.evaluate(({ parentElement: e }) => getComputedStyle(e).filter !== 'none' && e.ariaHidden === 'true');
  assert.ok(await blurred());
  await noteRow(page, 'private note').waitFor();
  await press('Alt+v');
  await until(async () => !(await blurred()), { what: 'the words' });
  await press('Alt+v');
  await press('Alt+p');
  await until(async () => !(await blurred()), { what: 'the note on the record' });
  await press('Control+z');
  await until(blurred, { what: 'the note off the record again' });
  await atComposer();
});

test('the clock stands still while the session is paused, and a line typed then is saved', async () => {
  await press('Alt+b');
  await page.getByText('Paused').waitFor();
  const clock = () => page.getByRole('timer').textContent();
  const before = await clock();
  await takeNote(page, 'typed while paused');
  assert.equal(await clock(), before);
  assert.ok((await noteRow(page, 'typed while paused').textContent()).includes(before));
  await press('Alt+b');
  await button(page, 'Pause').waitFor();
  await atComposer();
});

test('messages cover neither the composer nor its caret, and their buttons give the focus back', async () => {
  await press('Alt+ArrowUp');
  await press('Delete');
  const messages = page.getByRole('region', { name: 'Messages' });
  const undo = messages.getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  await press('Escape');
  await atComposer();
  const box = await composer(page).boundingBox();
  const over = await messages.boundingBox();
  const beside = over.x + over.width <= box.x || over.y + over.height < box.y;
  assert.ok(beside, 'the message lies over the composer');
  await undo.click();
  await noteRow(page, 'typed while paused').waitFor();
  await atComposer();
});

test('two halves of a call become one session, and one undo parts them', async () => {
  await button(page, 'More about this session').click();
  await page.getByRole('menuitem', { name: /Merge another session/ }).click();
  await page.getByRole('button', { name: /Second half/ }).click();
  await noteRow(page, 'Second half').waitFor();
  const rows = await savedLines(page).allTextContents();
  assert.ok(
    rows.findIndex((r) => r.includes('First half')) < rows.findIndex((r) => r.includes('Second half')),
  );
  await atComposer();
  await press('Control+z');
  await noteRow(page, 'Second half').waitFor({ state: 'detached' });
  await page.goto(`${app.server.url}#/sessions/${second.id}`);
  await heading(page, 'Second half').waitFor();
});

test('keys that the user gave work at once, and everywhere they are shown', async () => {
  await page.goto(`${app.server.url}#/settings`);
  await page.getByRole('button', { name: /Change the keys of: Off the record/ }).click();
  await press('Alt+s');
  await page.getByText('Also the keys of “Star the last or selected note”. This one runs.').waitFor();
  await page.getByRole('button', { name: /Change the keys of: Off the record/ }).click();
  await press('Alt+x');
  await page
    .getByText(/Also the keys of/)
    .first()
    .waitFor({ state: 'detached' });
  assert.deepEqual(await axeInChromium(page), []);
  await openCapture(page, app.server.url, first.id);
  await takeNote(page, 'with other keys');
  await press('Alt+x');
  await noteRow(page, 'private note').filter({ hasText: 'with other keys' }).waitFor();
  await page.goto(`${app.server.url}#/settings`);
  await button(page, 'Reset all keys').click();
  await button(page, 'Reset all keys').waitFor({ state: 'detached' });
});

test('a strip beside a call has the composer, the last notes, the clock and the speaker', async () => {
  await page.setViewportSize({ width: 380, height: 640 });
  await openCapture(page, app.server.url, first.id);
  for (const part of [
    composer(page),
    page.getByRole('timer'),
    page.getByText('Saved', { exact: true }),
    page.getByRole('button', { name: /Rina Hartono/ }).first(),
    noteRow(page, 'with other keys'),
  ])
    await part.waitFor();
  assert.equal(await page.getByRole('navigation', { name: 'Areas' }).count(), 0);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  await page.keyboard.type('so says @');
  await options().first().waitFor();
  const box = await page.getByRole('listbox', { name: 'Go on with' }).boundingBox();
  assert.ok(
    box.x >= 0 && box.x + box.width <= 380 && box.y >= 0,
    `the list is in the window: ${JSON.stringify(box)}`,
  );
  assert.deepEqual(await axeInChromium(page), []);
  assert.deepEqual(app.errors, []);
});

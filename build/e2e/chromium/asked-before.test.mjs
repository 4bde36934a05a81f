// During a call an ask that was asked before says so on its line, and a key makes it one more voice; by keys alone.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { composer, noteRow, openCapture, takeNote } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { button, hasFocus, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let workspace;
let app;
let page;

before(async () => {
  workspace = await makeSample(data);
  const sessions = await list(data, workspace, 'sessions');
  const { id } = sessions
    .filter(({ productName, noteCount }) => productName === 'ERP finance' && noteCount > 0)
    .toSorted((a, b) => b.noteCount - a.noteCount)[0];
  app = await openInChromium({ data, workspace });
  page = app.page;
  await openCapture(page, app.server.url, id);
  await button(page, 'Reopen').click();
  await button(page, 'Wrap up').waitFor();
  await composer(page).focus();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const press = (key) => page.keyboard.press(key);
const older = 'Post accruals straight from the open purchase orders';
const chipOf = (text) => noteRow(page, text).getByRole('button', { name: /^Asked before by \d/ });
const panel = () => page.getByRole('region', { name: 'Asked before' });
/** The root that says it, with its voices, as the program has it. */
const ask = async (statement) =>
  (await page.evaluate(() => window.go.api.Asks.List({}))).find((one) => one.statement === statement);
const peopleBehind = async (statement) => (await ask(statement))?.voices.people ?? 0;

test('what was asked before says so after it is saved, while the next line is typed', async () => {
  await takeNote(page, '! accruals from the open purchase orders');
  await page.keyboard.type('half a li');
  await chipOf('accruals from the open').waitFor();
  assert.equal(await composer(page).inputValue(), 'half a li');
  await hasFocus(composer(page));
  await press('Control+a');
  await press('Backspace');
  await takeNote(page, '! a map of all the coffee machines');
  await takeNote(page, 'accruals from the purchase orders are a chore');
  assert.equal(await page.getByRole('button', { name: /^Asked before by/ }).count(), 1);
});

test('a key shows what was asked and why it is the same; Escape goes back to the line', async () => {
  await page.keyboard.type('still typing');
  await press('Alt+l');
  await panel().getByText(older, { exact: true }).waitFor();
  await panel()
    .getByText(/accruals · open · purchase/)
    .waitFor();
  await hasFocus(
    panel()
      .getByRole('button', { name: /^Add this voice/ })
      .first(),
  );
  assert.deepEqual(await axeInChromium(page), []);
  await press('Escape');
  await panel().waitFor({ state: 'detached' });
  await hasFocus(composer(page));
  assert.equal(await composer(page).inputValue(), 'still typing');
  await press('Control+a');
  await press('Backspace');
});

test('a key makes it one more voice of the older ask, and undo takes exactly that back', async () => {
  await press('Alt+1');
  await takeNote(page, '! give the invoice to a deputy when the approver is away');
  const line = 'give the invoice to a deputy';
  await chipOf(line).waitFor();
  const before = await ask('Send an invoice to the deputy when its approver is away');
  const own = await ask('give the invoice to a deputy when the approver is away');
  await press('Alt+j');
  await message(page, /^One more voice behind “Send an invoice to the deputy/).waitFor();
  await chipOf(line).waitFor({ state: 'detached' });
  await hasFocus(composer(page));
  const merged = await ask(before.statement);
  assert.deepEqual(
    merged.personIds.toSorted(),
    [...new Set([...before.personIds, ...own.personIds])].toSorted(),
  );
  assert.equal(await ask(own.statement), undefined);
  await press('Control+z');
  await chipOf(line).waitFor();
  assert.equal(await peopleBehind(before.statement), before.voices.people);
  assert.deepEqual((await ask(own.statement)).personIds, own.personIds);
});

test('another key says for ever that it is not the same', async () => {
  await press('Alt+n');
  await chipOf('give the invoice to a deputy').waitFor({ state: 'detached' });
  await press('Control+z');
  await chipOf('give the invoice to a deputy').waitFor();
  await press('Control+Shift+z');
  await chipOf('give the invoice to a deputy').waitFor({ state: 'detached' });
  await hasFocus(composer(page));
});

test('a note that becomes an ask is looked at too, and the palette can do all of it', async () => {
  await takeNote(page, 'show the close dates in shift times at the gate');
  await press('Alt+a');
  await chipOf('show the close dates in shift').waitFor();
  await press('Control+k');
  await page.keyboard.type('add this voice');
  await page.getByRole('option', { name: /^Add this voice to what was asked before/ }).waitFor();
  await press('Enter');
  await message(page, /^One more voice behind “Show the close dates at the gate/).waitFor();
});

test('words that are off the record stay hidden until they are asked for', async () => {
  await takeNote(page, '// ! show which entity has not posted yet, on one page');
  await chipOf('show which entity').waitFor();
  await press('Alt+l');
  await panel().getByRole('button', { name: 'Add this voice to “a private ask”' }).waitFor();
  assert.equal(
    await panel()
      .getByText(/entity · posted/)
      .count(),
    0,
  );
  await press('Alt+v');
  await panel()
    .getByText(/entity · posted/)
    .waitFor();
  await press('Alt+v');
  await press('Escape');
  await until(() => composer(page).evaluate((e) => e === document.activeElement), {
    what: 'the caret in the composer',
  });
  assert.deepEqual(app.errors, []);
});

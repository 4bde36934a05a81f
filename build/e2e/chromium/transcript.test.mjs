// A meeting's own transcript, dropped on the window: looked at, named, taken in beside the notes, aligned, quoted, found
// and taken back.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { noteRow, openCapture, takeNote } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { dropFile } from '../harness/dropping.mjs';
import { area, search } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
let app;
let page;
let workspace;
let session;

const at = (s) => `00:${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}.000`;
const cue = (start, who, text) => `${at(start)} --> ${at(start + 2)}\n<v ${who}>${text}</v>\n`;
const talk = [
  'WEBVTT\n',
  cue(3, 'RINA HARTONO', 'We close the month on nine spreadsheets.'),
  cue(6, 'Nadia (Guest)', 'Which ledger is the right one, then?'),
  cue(9, 'RINA HARTONO', 'We need to see the late postings before the close. Nobody tells us.'),
  ...Array.from({ length: 300 }, (_, i) => cue(20 + i * 3, 'Nadia (Guest)', `Posting number ${i} goes by.`)),
].join('\n');

const dialog = () => page.getByRole('dialog', { name: 'Import a transcript' });
const grid = () => page.getByRole('grid', { name: 'Transcript of this session' });
const line = (text) => grid().getByRole('row').filter({ hasText: text });

before(async () => {
  workspace = await makeSample(data);
  const sessions = await list(data, workspace, 'sessions');
  session = sessions.find(({ startedAt, participantIds }) => startedAt && participantIds.length > 1);
  app = await openInChromium({ data, workspace });
  page = app.page;
  await openCapture(page, app.server.url, session.id);
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

test('a dropped file is shown before it comes in, and its speakers are named once', async () => {
  await dropFile(page, 'talk.vtt', talk);
  await dialog().getByText('WebVTT · 303 lines').waitFor();
  assert.equal(
    await dialog().getByRole('combobox', { name: 'RINA HARTONO is' }).inputValue(),
    'Rina Hartono',
  );
  const guest = dialog().getByRole('combobox', { name: 'Nadia (Guest) is' });
  // A guess by the first name, which is wrong here.
  assert.equal(await guest.inputValue(), 'Nadia Rahman');
  await guest.fill('Nadia Putri');
  await dialog().getByText('A new person').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await dialog().getByRole('button', { name: 'Import', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  await line('Which ledger').waitFor();
  await line('Which ledger').getByText('Nadia Putri').waitFor();
  assert.equal(await noteRow(page, 'nine spreadsheets').filter({ hasText: 'We close the month' }).count(), 0);
  assert.deepEqual(await axeInChromium(page), []);
});

test('a line becomes a note by a key, with its speaker and time', async () => {
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('j');
  await page.keyboard.press('q');
  const quote = noteRow(page, 'Which ledger is the right one, then?');
  await quote.getByText('0:06').waitFor();
  await quote.getByText('Nadia Putri').waitFor();
  await quote.getByText('Quote', { exact: true }).waitFor();
});

test('marked words become an ask', async () => {
  const words = line('late postings').locator('[data-line-text]');
  await words.evaluate((element) => {
    const text = element.firstChild;
    const from = text.data.indexOf('see the late');
    window.getSelection().setBaseAndExtent(text, from, text, text.data.indexOf('.'));
  });
  await page.getByText('Marked words become').waitFor();
  await page.getByRole('button', { name: /^Ask/ }).click();
  await noteRow(page, 'see the late postings before the close').getByText('0:09').waitFor();
});

test('the transcript is aligned with the notes, and follows the selected one', async () => {
  await page.getByRole('textbox', { name: 'The transcript begins at' }).fill('1:00');
  await page.keyboard.press('Enter');
  await line('Which ledger').getByText('1:06').waitFor();
  await page.getByRole('textbox', { name: 'Note' }).click();
  await takeNote(page, 'at the end of it');
  await page.keyboard.press('Alt+ArrowUp');
  await grid().locator('.spoken').waitFor();
});

test('the same file is noticed', async () => {
  await dropFile(page, 'again.vtt', talk);
  await dialog()
    .getByText(/This file was imported on/)
    .waitFor();
  await dialog().getByRole('button', { name: 'Import again' }).waitFor();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

test('a damaged file is refused with its line, and changes nothing', async () => {
  await dropFile(page, 'cut.vtt', 'WEBVTT\n\n00:01.000 --> 00:0\nhi\n');
  await page.getByText('cut.vtt is damaged at line 3').waitFor();
  assert.equal(await dialog().count(), 0);
});

test('a line is found by search and opens its place', async () => {
  await page.goto(`${app.server.url}#/review`);
  await search(page).fill('posting number 299');
  await page.locator('[data-hit-kind="transcript"]').first().click();
  await grid().locator('.found').filter({ hasText: 'Posting number 299' }).waitFor();
});

test('one undo after the other takes the whole import back', async () => {
  // Undo goes by keys where no text is being typed.
  await area(page, 'Asks').focus();
  for (;;) {
    await page.keyboard.press('Control+z');
    const undone = await page
      .getByText(/^Undone: /)
      .last()
      .innerText();
    if (undone.includes('Import transcript')) break;
  }
  await grid().waitFor({ state: 'detached' });
  assert.deepEqual(app.errors, []);
});

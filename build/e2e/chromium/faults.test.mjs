// What can happen to the disk under a running session: it says so at once, keeps what is typed, writes it when it can.
import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { composer, openCapture, savedLines, shownAsSaved, watchSavedLines } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, throughline } from '../harness/commands.mjs';
import { mountDisk } from '../harness/disk.mjs';
import { freshFolder } from '../harness/places.mjs';
import { sleep, until } from '../harness/wait.mjs';

let data;
let workspace;
let session;
let disk;
let app;
let page;

/** A session with one note, in a folder of one's choice. */
async function makeSession(folder) {
  workspace = join(folder, 'w.throughline');
  const notes = join(data, 'notes.md');
  writeFileSync(notes, '# Close with finance\n\nThe first line\n');
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', notes, '--product', 'Ledger', '--workspace', workspace);
  [{ id: session }] = await list(data, workspace, 'sessions');
}

async function open() {
  app = await openInChromium({ data, workspace });
  page = app.page;
  await openCapture(page, app.server.url, session);
  await watchSavedLines(page);
}

async function enter(line) {
  await composer(page).fill(line);
  await composer(page).press('Enter');
}

const warning = () => page.getByRole('alert').filter({ hasText: 'not saved yet' });
const status = () => page.locator('[data-status]').getAttribute('data-status');

beforeEach(() => {
  data = freshFolder();
});
afterEach(async () => {
  await app?.close();
  disk?.unmount();
  disk = app = undefined;
  rmSync(data, { recursive: true, force: true });
});

test('on a full disk every line waits in sight of its reason, and is saved in order when there is room', async (t) => {
  disk = mountDisk(join(data, 'disk'), '4m');
  if (!disk) return t.skip('no right to mount a disk here (run as root)');
  await makeSession(disk.folder);
  await open();
  await enter('said before');
  await savedLines(page).filter({ hasText: 'said before' }).waitFor();
  disk.fill(0);
  const said = Array.from(
    { length: 30 },
    (_, i) => `line ${i + 1} ${'that is long enough for a page '.repeat(40)}`,
  );
  for (const line of said) await enter(line);
  await warning().getByText('The disk is full').waitFor();
  await sleep(9_000); // Two more tries fail meanwhile.
  const words = await warning().innerText();
  assert.match(words, /\d+ lines? not saved yet/);
  assert.match(words, /The disk is full/);
  assert.equal(await status(), 'failed');
  const before = await shownAsSaved(page);
  const onDisk = before.filter((line) => line.startsWith('line '));
  assert.ok(onDisk.length < said.length, 'something waits');
  await composer(page).fill('typed while it was full');

  disk.free();
  await until(async () => (await status()) === 'saved', { what: 'everything to be saved', timeout: 20_000 });
  assert.equal(await warning().count(), 0);
  assert.equal(await composer(page).inputValue(), 'typed while it was full');
  await app.close();
  app = undefined;
  const dump = join(data, 'dump.json');
  await throughline(data, 'dump', '-o', dump, '--workspace', workspace);
  const { notes } = JSON.parse(readFileSync(dump, 'utf8'));
  const kept = notes
    .map(({ text }) => text.split(' ').slice(0, 2).join(' '))
    .filter((text) => /^line \d/.test(text));
  assert.deepEqual(
    kept,
    said.map((line) => line.split(' ').slice(0, 2).join(' ')),
  );
});

test('a file that vanishes is told at once, and lines are saved when it is back', async () => {
  await makeSession(data);
  await open();
  renameSync(workspace, `${workspace}.away`);
  await enter('said while it was away');
  await warning().getByText('not in its place any more').waitFor();
  assert.equal(await status(), 'failed');
  renameSync(`${workspace}.away`, workspace);
  await warning().waitFor({ state: 'detached' });
  await savedLines(page).filter({ hasText: 'said while it was away' }).waitFor();
});

test('a workspace on a disk that can only be read is read, and says so', async (t) => {
  disk = mountDisk(join(data, 'disk'), '8m');
  if (!disk) return t.skip('no right to mount a disk here (run as root)');
  await makeSession(disk.folder);
  disk.readOnly();
  await open();
  await page.getByText('Only for reading.').waitFor();
  await savedLines(page).filter({ hasText: 'The first line' }).waitFor();
  await enter('said all the same');
  await warning().getByText('can’t be written to').or(warning().getByText("can't be written to")).waitFor();
  assert.deepEqual(await shownAsSaved(page), ['The first line']);
});

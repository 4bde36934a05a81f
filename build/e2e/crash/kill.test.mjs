// kill -9 in the middle of a burst of notes: what was shown as saved is there
// afterwards, and so is the line that was not sent yet.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { composer, openCapture, shownAsSaved, typeBurst, watchSavedLines } from '../harness/capture.mjs';
import { launchChromium, newPage } from '../harness/chromium.mjs';
import { list, throughline } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';
import { startServer } from '../harness/server.mjs';
import { sleep, until } from '../harness/wait.mjs';

const kills = 50;
const data = freshFolder();
const workspace = join(data, 'w.throughline');
let browser;
let page;
let session;

before(async () => {
  const notes = join(data, 'notes.md');
  writeFileSync(notes, '# Burst\n\nThe first line\n');
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', notes, '--product', 'Ledger', '--workspace', workspace);
  [{ id: session }] = await list(data, workspace, 'sessions');
  browser = await launchChromium();
  ({ page } = await newPage(browser));
});
after(async () => {
  await browser?.close();
  rmSync(data, { recursive: true, force: true });
});

/** The text of every note in the file, read by another process. */
async function notesOnDisk() {
  const dump = join(data, 'dump.json');
  await throughline(data, 'dump', '-o', dump, '--workspace', workspace);
  return new Set(JSON.parse(readFileSync(dump, 'utf8')).notes.map((note) => note.text));
}

/** One burst, ended by kill -9 after `delay` ms; returns the lines it showed as saved. */
async function killedBurst(name, delay) {
  const server = await startServer(data, workspace);
  const stop = new AbortController();
  try {
    await openCapture(page, server.url, session);
    await watchSavedLines(page);
    const typing = typeBurst(page, name, stop.signal);
    await until(async () => (await shownAsSaved(page)).some((line) => line.startsWith(name)), {
      what: 'the first line of the burst to be saved',
    });
    await sleep(delay);
    await server.kill();
    stop.abort();
    await typing;
    return await shownAsSaved(page);
  } finally {
    stop.abort();
    await server.stop();
  }
}

test(`no line that was shown as saved is missing after ${kills} kills`, async () => {
  const saved = new Set();
  for (let i = 1; i <= kills; i++) {
    const shown = await killedBurst(`burst ${i}`, (i * 37) % 150);
    for (const line of shown) saved.add(line);
    const kept = await notesOnDisk();
    const missing = [...saved].filter((line) => !kept.has(line));
    assert.deepEqual(missing, [], `after kill ${i}`);
  }
  assert.ok(saved.size > kills, `${saved.size} lines were shown as saved`);
  assert.match(await throughline(data, 'check', '--workspace', workspace), /sound/);
});

test('the line that was not sent yet is still in the composer', async () => {
  const words = 'She said that the file arrives two days late';
  let server = await startServer(data, workspace);
  await openCapture(page, server.url, session);
  await composer(page).fill(words);
  await sleep(1_000); // The draft follows the typing within a second.
  await server.kill();
  server = await startServer(data, workspace);
  try {
    await openCapture(page, server.url, session);
    await until(async () => (await composer(page).inputValue()) === words, { what: 'the draft' });
  } finally {
    await server.kill();
  }
});

// kill -9 at random moments while lines are typed and notes are edited: what was shown as saved is there afterwards, and
// of what was being typed no more than a quarter of a second is missing. KILLS says how often (build/scripts/kill-test).
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { composer, openCapture, shownAsSaved, watchSavedLines } from '../harness/capture.mjs';
import { launchChromium, newPage } from '../harness/chromium.mjs';
import { list, throughline } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';
import { startServer } from '../harness/server.mjs';
import { longestWait, owed, recordTyping, typeSlowly } from '../harness/typing.mjs';
import { sleep, until } from '../harness/wait.mjs';

const kills = Number(process.env.KILLS ?? 50);
/** How much of the typing before a kill may be lost, in ms. */
const grace = 250;
/** How long an answer of the program takes at most on a machine that is not too busy, in ms. */
const quick = 100;
const editorName = 'Edit this line';

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

const editor = () => page.getByRole('textbox', { name: editorName });

/** The text of every note in the file and of every earlier version of one, read by another process. */
async function textsOnDisk() {
  const dump = join(data, 'dump.json');
  await throughline(data, 'dump', '-o', dump, '--workspace', workspace);
  const { notes, noteVersions } = JSON.parse(readFileSync(dump, 'utf8'));
  return new Set([...notes, ...noteVersions].map(({ text }) => text));
}

// What hands do at the keyboard, until the signal says stop; each names its texts so that none is there twice.
const deeds = {
  async 'lines in quick succession'(name, signal) {
    for (let i = 1; !signal.aborted; i++) {
      await composer(page).fill(`${name} line ${i}`);
      await composer(page).press('Enter');
    }
  },
  async 'lines typed letter by letter'(name, signal) {
    for (let i = 1; !signal.aborted; i++) {
      await typeSlowly(page, `${name} typed ${i} and some more words`, signal);
      if (!signal.aborted) await composer(page).press('Enter');
    }
  },
  async 'an edit of the last note'(name, signal) {
    for (let i = 1; !signal.aborted; i++) {
      await composer(page).press('ArrowUp');
      await editor().fill(`${name} edit ${i} `);
      await typeSlowly(page, 'with some more words', signal);
      if (signal.aborted) return;
      await page.keyboard.press('Enter');
      await editor().waitFor({ state: 'detached' });
    }
  },
};

/** What stands in the composer and in the editor of a note once the session is open; both are emptied. */
async function takeRestored() {
  // Lines that were entered but not saved stand in the draft, each with a separator, until they are.
  await until(
    () => page.evaluate(async (id) => !(await window.go.api.Notes.Draft(id)).includes('\u001e'), session),
    { what: 'the restored lines to be saved' },
  );
  const kept = await page.evaluate(async (id) => {
    const { Notes } = window.go.api;
    return {
      line: (await Notes.Draft(id)).split('\u001e').at(-1),
      edits: (await Notes.EditDrafts(id)).length,
    };
  }, session);
  if (kept.line !== '')
    await until(async () => (await composer(page).inputValue()) !== '', { what: 'the draft' });
  if (kept.edits > 0) await editor().waitFor();
  const [edited] = await Promise.all((await editor().all()).map((field) => field.inputValue()));
  if (edited !== undefined) await editor().press('Escape');
  const typed = await composer(page).inputValue();
  await composer(page).fill('');
  return { [editorName]: edited ?? '', Note: typed };
}

/** Runs a deed for a while and kills the program under it. */
async function killDuring(server, name, deed) {
  const stop = new AbortController();
  await watchSavedLines(page);
  await recordTyping(page);
  const doing = deeds[deed](name, stop.signal).catch((error) => {
    if (!stop.signal.aborted) throw error;
  });
  await sleep(Math.random() * 900);
  const killedAt = Date.now();
  await server.kill();
  stop.abort();
  const shown = await shownAsSaved(page);
  const [events, answers] = await page.evaluate(() => [window.typed, window.answers]);
  await page.goto('about:blank'); // ends what the deed still waits for
  await doing;
  return { shown, events, killedAt, wait: longestWait(answers, killedAt) };
}

test(`nothing that was shown as saved, and at most ${grace} ms of typing, is lost in ${kills} kills`, async (t) => {
  const saved = new Set();
  let last;
  const waits = [];
  let entered = 0;
  for (let i = 1; i <= kills + 1; i++) {
    const server = await startServer(data, workspace);
    try {
      await openCapture(page, server.url, session);
      const restored = await takeRestored();
      if (last) entered += await checkTyping(last, restored, i - 1);
      if (i > kills) break;
      const deed = Object.keys(deeds)[i % 3];
      last = { ...(await killDuring(server, `kill ${i}`, deed)), deed };
      waits.push(last.wait);
    } finally {
      await server.kill();
    }
    for (const line of last.shown) saved.add(line);
    const kept = await textsOnDisk();
    const missing = [...saved].filter((line) => !kept.has(line));
    assert.deepEqual(missing, [], `after kill ${i}, during ${last.deed}`);
  }
  assert.match(await throughline(data, 'check', '--workspace', workspace), /sound/);
  t.diagnostic(`${kills} kills: ${saved.size} lines shown as saved, ${entered} entered, none missing`);
  t.diagnostic(
    `the program answered late, and more could be lost, in ${waits.filter((ms) => ms > quick).length}`,
  );
});

/** Holds what came back against what was typed before the kill; gives how many lines had been entered. */
async function checkTyping({ events, killedAt, deed, wait }, restored, kill) {
  let count = 0;
  for (const field of ['Note', editorName]) {
    const { entered, current } = owed(events, field, killedAt, Math.max(grace, grace + wait - quick));
    if (entered.length > 0) {
      const there = await textsShown();
      const missing = entered.filter((text) => !there.has(text) && restored[field].trim() !== text);
      assert.deepEqual(missing, [], `entered before kill ${kill}, during ${deed}`);
    }
    if (current.length > 0 && current[0] !== '') {
      assert.ok(
        current.includes(restored[field]),
        `after kill ${kill}, during ${deed}: “${restored[field]}” came back, typed was “${current[0]}” or more`,
      );
    }
    count += entered.length;
  }
  return count;
}

/** Every text that the app itself, still open, gives: notes and their earlier versions. */
const textsShown = async () =>
  new Set(
    await page.evaluate(async (id) => {
      const { Notes } = window.go.api;
      const notes = await Notes.List(id);
      // Only notes that were changed have earlier versions.
      const changed = notes.filter(({ revision }) => revision > 1).slice(-40);
      const versions = await Promise.all(changed.map((note) => Notes.Versions(note.id)));
      return [...notes, ...versions.flat()].map(({ text }) => text);
    }, session),
  );

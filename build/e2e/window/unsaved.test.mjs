// Closing the window while lines wait for a disk that takes none.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { list, throughline } from '../harness/commands.mjs';
import { answerFileDialog, closeWindow, findWindow } from '../harness/desktop.mjs';
import { mountDisk } from '../harness/disk.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';
import { keys } from '../harness/webdriver.mjs';
import { openWindow } from '../harness/window.mjs';

const said = Array.from({ length: 12 }, (_, i) => `line ${i + 1} ${'long enough for a page '.repeat(60)}`);

const paste = `
  document.querySelector('textarea[aria-label="Note"]').focus();
  document.execCommand('insertText', false, arguments[0]);
`;

/** The app in a session of a workspace on a disk that has just filled up, with lines that wait. */
async function openOnFullDisk(t) {
  const data = freshFolder();
  let app;
  let disk;
  t.after(async () => {
    await app?.close();
    disk?.unmount();
    rmSync(data, { recursive: true, force: true });
  });
  disk = mountDisk(join(data, 'disk'), '4m');
  if (!disk) return t.skip('no right to mount a disk here (run as root)');
  const workspace = join(disk.folder, 'w.throughline');
  const notes = join(data, 'notes.md');
  writeFileSync(notes, '# Close with finance\n\nThe first line\n');
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', notes, '--product', 'Ledger', '--workspace', workspace);
  const [{ id }] = await list(data, workspace, 'sessions');
  app = await openWindow({ data, workspace });
  await app.run(`location.hash = '#/sessions/${id}'`);
  await app.css('[data-note]');
  disk.fill(0);
  const composer = await app.css('textarea[aria-label="Note"]');
  for (const line of said) {
    // Pasted: by key it would take minutes.
    await app.run(paste, line);
    await app.type(composer, keys.enter);
  }
  await app.xpath('//*[@role="alert"][contains(., "not saved yet")]');
  return { data, disk, app, window: await findWindow('^Throughline$') };
}

const question = '//*[@role="dialog"][contains(., "not saved") and contains(., "The disk is full")]';
const over = (app) => !existsSync(`/proc/${app.pid}`);
const focused = (app) => app.run('return document.activeElement.textContent.trim()');

test('it asks first, keeps them by default, and goes once a copy is elsewhere', async (t) => {
  const { data, app, window } = (await openOnFullDisk(t)) ?? {};
  if (!app) return;
  closeWindow(window);
  await app.xpath(question);
  await until(async () => (await focused(app)) === 'Keep open', { what: 'the focus on Keep open' });
  await app.chord(keys.enter);
  await until(() => app.run('return document.querySelector("[role=dialog]") === null'), {
    what: 'no question',
  });
  assert.equal(over(app), false);

  closeWindow(window);
  await app.xpath(question);
  await app.button('Copy');
  const copy = join(data, 'copy.txt');
  await app.click(await app.xpath('//button[contains(., "Save a copy elsewhere")]'));
  await answerFileDialog('Save a copy', copy);
  await app.xpath('//*[@role="status"][contains(., "Saved as")]');
  const kept = readFileSync(copy, 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    kept,
    said.slice(-kept.length).map((line) => line.trim()),
  );
  const close = await app.xpath('//*[@role="dialog"]//footer//button[normalize-space()="Close"]');
  // The window may be gone before it answers.
  await app.click(close).catch(() => {});
  await until(() => over(app), { what: 'the end of the program' });
});

test('what could be written meanwhile is not asked about', async (t) => {
  const { disk, app, window } = (await openOnFullDisk(t)) ?? {};
  if (!app) return;
  disk.free();
  await app.css('[data-status="saved"]', 20_000);
  closeWindow(window);
  await until(() => over(app), { what: 'the end of the program' });
});

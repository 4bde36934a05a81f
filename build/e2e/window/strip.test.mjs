// The window as a strip beside a call: narrow, above all others, and whole again where it stood.
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { list, makeSample } from '../harness/commands.mjs';
import {
  closeWindow,
  findWindow,
  placeOfWindow,
  pressKeys,
  resizeWindow,
  sizeOfWindow,
  staysOnTop,
} from '../harness/desktop.mjs';
import { freshFolder } from '../harness/places.mjs';
import { sleep, until } from '../harness/wait.mjs';
import { openWindow, startProgram } from '../harness/window.mjs';

const data = freshFolder();
let workspace;
let session;

before(async () => {
  workspace = await makeSample(data);
  [session] = await list(data, workspace, 'sessions');
});
after(() => rmSync(data, { recursive: true, force: true }));

const whole = { width: 1100, height: 780 };
const narrow = (id) => sizeOfWindow(id).width < 560;

test('a key makes it a strip on top, with the caret in the composer, and whole again', async (t) => {
  const app = await openWindow({ data, workspace });
  t.after(() => app.close());
  const id = await findWindow('^Throughline$');
  await sleep(1_000); // The window takes its first size a moment after it is shown.
  resizeWindow(id, whole.width, whole.height);
  await app.run(`location.hash = '#/sessions/${session.id}'`);
  await app.click(await app.css('textarea[aria-label="Note"]'));
  await until(() => app.run('return document.hasFocus()'), { what: 'the focus in the window' });
  await sleep(500); // The window manager moves it a moment after its size.
  const before = placeOfWindow(id);
  assert.equal(staysOnTop(id), false);

  pressKeys(id, 'alt+c');
  await until(() => narrow(id), { what: 'a narrow window' });
  await until(() => staysOnTop(id), { what: 'a window above all others' });
  await until(() => app.run('return innerWidth <= 560'), { what: 'the layout of a strip' });
  assert.equal(await app.run('return document.activeElement.ariaLabel'), 'Note');
  assert.equal(await app.run(`return document.querySelector('nav[aria-label="Areas"]')`), null);

  pressKeys(id, 'alt+c');
  await until(() => sizeOfWindow(id).width === whole.width, { what: 'the whole window' });
  await until(() => !staysOnTop(id), { what: 'a window like others' });
  assert.deepEqual(sizeOfWindow(id), whole);
  assert.deepEqual(placeOfWindow(id), before, 'it grows where it stood');

  // Closed as a strip, it starts whole.
  await until(() => app.run('return innerWidth > 560'), { what: 'the layout of a whole window' });
  pressKeys(id, 'alt+c');
  await until(() => narrow(id), { what: 'the strip again' });
  await sleep(300); // The window manager may still be moving it.
  closeWindow(id);
  await until(() => !existsSync(`/proc/${app.pid}`), { what: 'the end of the program' });
  const next = await startProgram(t, data);
  await until(() => sizeOfWindow(next.window).width === whole.width, {
    what: 'the width from before the strip',
  });
  assert.deepEqual(sizeOfWindow(next.window), whole);
  assert.equal(staysOnTop(next.window), false);
});

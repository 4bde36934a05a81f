// What the system does to the window: closing, resizing, ending the program.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { makeSample, throughline } from '../harness/commands.mjs';
import { closeWindow, resizeWindow, sizeOfWindow } from '../harness/desktop.mjs';
import { freshFolder } from '../harness/places.mjs';
import { sleep, until } from '../harness/wait.mjs';
import { startProgram } from '../harness/window.mjs';

const data = freshFolder();
let workspace;

before(async () => {
  workspace = await makeSample(data);
});
after(() => rmSync(data, { recursive: true, force: true }));

test('a closed window has the same size at the next start', async (t) => {
  const size = { width: 1111, height: 777 };
  const first = await startProgram(t, data, workspace);
  await sleep(1_000); // The window takes its first size a moment after it is shown.
  resizeWindow(first.window, size.width, size.height);
  closeWindow(first.window);
  assert.equal(await first.ended(), 0);

  const second = await startProgram(t, data);
  await until(() => sizeOfWindow(second.window).width === size.width, { what: 'the width from before' });
  assert.deepEqual(sizeOfWindow(second.window), size);
  closeWindow(second.window);
  assert.equal(await second.ended(), 0);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`${signal} ends the program in order and leaves a sound workspace`, async (t) => {
    const app = await startProgram(t, data, workspace);
    await sleep(2_000); // Until the program listens, on a slow machine too.
    app.signal(signal);
    assert.equal(await app.ended(), 0);
    assert.match(await throughline(data, 'check', '--workspace', workspace), /sound/);
  });
}

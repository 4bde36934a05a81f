import assert from 'node:assert/strict';
import test from 'node:test';
import { openWindow } from '../harness/window.mjs';

test('the window opens on an empty data folder and shows its page', async () => {
  const app = await openWindow();
  try {
    await app.css('#app h1, #app h2');
    assert.match(await app.run('return document.title'), /Throughline/);
  } finally {
    await app.close();
  }
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { openInChromium } from '../harness/chromium.mjs';

test('the app starts on an empty data folder and shows its page', async () => {
  const app = await openInChromium();
  try {
    await app.page.locator('#app').getByRole('heading').first().waitFor();
    assert.deepEqual(app.errors, []);
  } finally {
    await app.close();
  }
});

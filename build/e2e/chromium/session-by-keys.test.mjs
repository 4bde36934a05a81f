// A whole session by the keyboard alone, in Chromium.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { heading } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { makeLedger, sessionByKeys } from '../harness/session-by-keys.mjs';

const data = freshFolder();
let app;

before(async () => {
  app = await openInChromium({ data, workspace: await makeLedger(data) });
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await heading(app.page, 'Sessions').waitFor();
  await app.page.locator('[data-session-id]').waitFor();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const steps = sessionByKeys({
  press: (...keys) => app.page.keyboard.press(keys.join('+')),
  type: (text) => app.page.keyboard.type(text),
  run: (script) => app.page.evaluate(`(() => { ${script} })()`),
  axe: () => axeInChromium(app.page),
});
for (const [name, step] of steps) test(name, step);

test('nothing went wrong in the page', () => assert.deepEqual(app.errors, []));

// A whole session by the keyboard alone, in the app's real window.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInWindow } from '../harness/axe.mjs';
import { freshFolder } from '../harness/places.mjs';
import { makeLedger, sessionByKeys } from '../harness/session-by-keys.mjs';
import { keys } from '../harness/webdriver.mjs';
import { openWindow } from '../harness/window.mjs';

const data = freshFolder();
let app;

before(async () => {
  app = await openWindow({ data, workspace: await makeLedger(data) });
  await app.css('[data-session-id]');
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

// The names that a browser gives to keys without a character.
const named = {
  Alt: keys.alt,
  Control: keys.control,
  End: keys.end,
  Enter: keys.enter,
  Escape: keys.escape,
  Shift: keys.shift,
};
const steps = sessionByKeys({
  press: (...names) => app.chord(...names.map((name) => named[name] ?? name)),
  type: async (text) => app.type(await app.focused(), text),
  run: (script) => app.run(script),
  axe: () => axeInWindow(app),
});
for (const [name, step] of steps) test(name, step);

test('nothing went wrong in the page', async () => assert.deepEqual(await app.errors(), []));

// The smallest window that the app can have, and one of half a screen; where the notes stand in a larger one, too.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { composer, takeNote } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { list, makeSample } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';
import { screensOf, visit } from '../harness/screens.mjs';
import { until } from '../harness/wait.mjs';

const sizes = [
  { width: 640, height: 480 },
  { width: 900, height: 700 },
];
const data = freshFolder();
let app;
let page;
let screens;
let session;

before(async () => {
  const workspace = await makeSample(data);
  screens = await screensOf(data, workspace);
  const sessions = await list(data, workspace, 'sessions');
  session = sessions.toSorted((a, b) => b.participantIds.length - a.participantIds.length)[0];
  app = await openInChromium({ data, workspace });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

/** Whether all of the last note is in view, above the composer and what stands there. */
const newestInView = () =>
  page.evaluate(() => {
    const grid = document.querySelector('[role="grid"]');
    const row = grid.querySelector(`[aria-rowindex="${grid.getAttribute('aria-rowcount')}"]`);
    return row !== null && row.getBoundingClientRect().bottom <= grid.getBoundingClientRect().bottom + 1;
  });

const nameOf = ({ width, height }) => `${width} × ${height}`;

for (const size of [{ width: 1280, height: 800 }, ...sizes]) {
  const name = nameOf(size);

  test(`at ${name} a session opens at its newest note and keeps new ones in view`, async () => {
    await page.setViewportSize(size);
    await visit(app, { place: `#/sessions/${session.id}`, shows: '[data-note]' });
    await until(newestInView, { what: 'the newest note in view' });
    await composer(page).focus();
    await takeNote(page, `! a new line at ${name}`);
    await until(newestInView, { what: 'the new note in view' });
  });
}

for (const size of sizes) {
  test(`at ${nameOf(size)} no screen is wider than the window`, async (t) => {
    await page.setViewportSize(size);
    for (const screen of screens.filter(({ step }) => !step)) {
      await t.test(screen.name, async () => {
        await visit(app, screen);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} px too wide`);
      });
    }
    assert.deepEqual(app.errors, []);
  });
}

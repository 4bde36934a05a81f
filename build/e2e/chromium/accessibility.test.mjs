import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';
import { colourSchemes, emptyScreens, screensOf, visit } from '../harness/screens.mjs';
import { statesOf } from '../harness/states.mjs';

const data = freshFolder();
let workspace;
let screens;

before(async () => {
  workspace = await makeSample(data);
  screens = await screensOf(data, workspace);
});
after(() => rmSync(data, { recursive: true, force: true }));

for (const colorScheme of colourSchemes) {
  test(`every screen is accessible in ${colorScheme}`, async (t) => {
    const app = await openInChromium({ data, workspace, colorScheme });
    t.after(() => app.close());
    for (const screen of screens) {
      await t.test(screen.name, async () => {
        await visit(app, screen);
        assert.deepEqual(await axeInChromium(app.page), []);
      });
    }
    assert.deepEqual(app.errors, []);
  });

  test(`what is open, chosen or folded on them is accessible in ${colorScheme}`, async (t) => {
    const own = freshFolder();
    t.after(() => rmSync(own, { recursive: true, force: true }));
    const sample = await makeSample(own);
    const states = await statesOf(own, sample);
    const app = await openInChromium({ data: own, workspace: sample, colorScheme });
    t.after(() => app.close());
    for (const state of states) {
      await t.test(state.name, async () => {
        await visit(app, state);
        assert.deepEqual(await axeInChromium(app.page), []);
      });
    }
    assert.deepEqual(app.errors, []);
  });

  test(`the welcome and every empty screen are accessible in ${colorScheme}`, async (t) => {
    const app = await openInChromium({ colorScheme });
    t.after(() => app.close());
    await t.test('welcome', async () => {
      await app.page.getByRole('heading').first().waitFor();
      assert.deepEqual(await axeInChromium(app.page), []);
    });
    await app.page.getByRole('button', { name: /Start empty/ }).click();
    await app.page.getByRole('heading', { name: 'Sessions' }).waitFor();
    for (const screen of emptyScreens) {
      await t.test(screen.name, async () => {
        await visit(app, screen);
        assert.deepEqual(await axeInChromium(app.page), []);
      });
    }
    assert.deepEqual(app.errors, []);
  });
}

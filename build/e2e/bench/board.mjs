// How long the frames of the themes board are with 2,000 asks in 40 themes, in Chromium: while it opens, while columns and
// the board scroll, and while cards move by key and by pointer. Prints a row of a table for each: the 50th and 95th percentile of
// the time between frames and the longest, in milliseconds; 16.7 is what the screen allows.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openInChromium } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';

const asks = 2_000;
const themes = 40;

async function fill(data) {
  const workspace = join(data, 'w.throughline');
  const file = join(data, 'asks.csv');
  const row = (_, i) =>
    `Ask ${i + 1}: the list of open invoices arrives late in week ${i % 52},Person ${i % 97}`;
  writeFileSync(file, `statement,person\n${Array.from({ length: asks }, row).join('\n')}\n`);
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'asks', 'import', file, '--product', 'Ledger', '--workspace', workspace);
  return workspace;
}

/** Puts the asks into themes of the same size, but for the first fifty. */
const sort = async (count) => {
  const { Asks, Products, Themes } = window.go.api;
  const [{ id }] = await Products.List();
  const [{ askIds }] = await Themes.Board(id);
  const ids = askIds.slice(50);
  const size = Math.ceil(ids.length / count);
  for (let i = 0; i < count; i++) {
    const part = ids.slice(i * size, (i + 1) * size);
    await Asks.Move({ ids: part, themeId: '', newTheme: `Theme number ${i + 1}`, beforeId: '' });
  }
  return id;
};

/** Times the frames while something is done. */
async function frames(page, name, work) {
  await page.evaluate(() => {
    window.frameTimes = [];
    let last = performance.now();
    const tick = (now) => {
      window.frameTimes?.push(now - last);
      last = now;
      if (window.frameTimes) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  const times = await page.evaluate(() => {
    const all = window.frameTimes.slice(1);
    window.frameTimes = undefined;
    return all;
  });
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);
  console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${times.length} |`);
}

const repeat = async (times, work) => {
  for (let i = 0; i < times; i++) await work(i);
};

const data = freshFolder();
const app = await openInChromium({ data, workspace: await fill(data) });
try {
  const { page } = app;
  await page.waitForFunction(() => window.go?.api?.Products !== undefined);
  const product = await page.evaluate(sort, themes);
  const card = page.locator('[data-lane] [data-ask-id]');
  await frames(page, 'opening', async () => {
    await page.evaluate((id) => (window.location.hash = `#/themes/${id}`), product);
    await card.first().waitFor();
    await page.waitForTimeout(500);
  });
  await page.mouse.move(700, 400);
  await frames(page, 'scrolling a column', () => repeat(60, () => page.mouse.wheel(0, 240)));
  await frames(page, 'scrolling the board', () => repeat(60, () => page.mouse.wheel(260, 0)));
  await page.mouse.move(700, 40);
  await page.evaluate(() => document.querySelector('[data-board-scroll]').scrollTo(0, 0));
  await page.waitForTimeout(300);
  await card.first().getByRole('link').focus();
  await frames(page, 'moving by key', () =>
    repeat(60, (i) => page.keyboard.press(i % 2 === 0 ? 'Shift+ArrowRight' : 'Shift+ArrowDown')),
  );
  await page.evaluate(() => document.querySelector('[data-board-scroll]').scrollTo(0, 0));
  await page.waitForTimeout(500);
  const box = await card.first().boundingBox();
  await page.mouse.move(box.x + 60, box.y + 20);
  await page.mouse.down();
  await frames(page, 'dragging', () =>
    repeat(6, (i) => page.mouse.move(500 + (i % 2) * 300, 250 + i * 60, { steps: 25 })),
  );
  await frames(page, 'dropping', async () => {
    await page.mouse.up();
    await page.waitForTimeout(500);
  });
} finally {
  await app.close();
  rmSync(data, { recursive: true, force: true });
}

// How long one waits for the trace matrix of 500 requirements and 5,000 asks, in Chromium, and how long its frames are while
// it scrolls both ways and the focus moves. Prints a row of a table for each: the time until it shows where there is one, the
// 50th and 95th percentile of the time between frames and the longest, in milliseconds.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openInChromium } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { importMany, sentences } from '../harness/many.mjs';
import { freshFolder } from '../harness/places.mjs';

const [requirements, asks, each] = [500, 5_000, 10];

/** A workspace of many asks, with a PRD each of whose requirements cites ten of them. */
async function fill(data) {
  const many = await importMany(data, sentences(asks), asks, 40);
  const file = join(data, 'dump.json');
  await throughline(data, 'dump', '-o', file, '--workspace', many);
  const archive = JSON.parse(readFileSync(file, 'utf8'));
  const id = (n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const now = archive.asks[0].createdAt;
  const prd = { id: id(0), productId: archive.asks[0].productId, title: 'Everything', status: 'draft' };
  archive.prds = [{ ...prd, lastNumber: requirements, createdAt: now, updatedAt: now, revision: 1 }];
  const texts = sentences(requirements);
  archive.requirements = texts.map((statement, i) => ({
    ...{
      id: id(i + 1),
      prdId: prd.id,
      number: i + 1,
      statement,
      rationale: '',
      priority: 'must',
      criteria: [],
    },
    ...{ state: 'proposed', position: i + 1, revision: 1 },
  }));
  archive.citations = archive.requirements.flatMap((requirement, i) =>
    Array.from({ length: each }, (_, k) => {
      const ask = archive.asks[(i * each + k * 37) % archive.asks.length];
      const cited = { askId: ask.id, statement: ask.statement, need: '', whys: [], decision: ask.decision };
      return {
        requirementId: requirement.id,
        askId: ask.id,
        position: k,
        cited: { ...cited, deleted: false },
      };
    }),
  );
  writeFileSync(file, JSON.stringify(archive));
  const workspace = join(data, 'trace.throughline');
  await throughline(data, 'load', file, '--workspace', workspace);
  return [workspace, prd.id];
}

/** Times the frames while something is done, and until the page shows what it is done for. */
async function timed(page, name, work, shown = 'true') {
  await page.evaluate((until) => {
    const shows = new Function(`return ${until}`);
    const t = (window.timing = { from: performance.now(), times: [], done: 0, on: true });
    let last = t.from;
    const tick = (now) => {
      t.times.push(now - last);
      last = now;
      if (t.done === 0 && shows()) t.done = performance.now() - t.from;
      if (t.on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }, shown);
  await work();
  await page.waitForFunction(() => window.timing.done > 0);
  const { times, done } = await page.evaluate(() => {
    window.timing.on = false;
    return window.timing;
  });
  const sorted = times.slice(1).sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
  console.log(
    `| ${name} | ${shown === 'true' ? '–' : done.toFixed(0)} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`,
  );
}

const repeat = async (times, work) => {
  for (let i = 0; i < times; i++) await work(i);
};

const data = freshFolder();
const [workspace, prd] = await fill(data);
const app = await openInChromium({ data, workspace });
try {
  const { page } = app;
  page.setDefaultTimeout(60_000);
  await page.waitForFunction(() => window.go?.api?.PRDs !== undefined);
  await page.waitForTimeout(1_000);
  await timed(
    page,
    'opening the matrix',
    () => page.evaluate((id) => (location.hash = `#/prds/${id}?view=trace&all=1`), prd),
    'document.querySelector("[data-trace-ask] [role=gridcell]") !== null',
  );
  await page.mouse.move(800, 600);
  await timed(page, 'scrolling down', () => repeat(60, () => page.mouse.wheel(0, 240)));
  await timed(page, 'scrolling sideways', () => repeat(60, () => page.mouse.wheel(240, 0)));
  await page.locator('[role=gridcell]').first().click();
  await page.keyboard.press('Escape');
  await timed(page, 'moving by key', () =>
    repeat(60, (i) => page.keyboard.press(i % 2 ? 'ArrowDown' : 'ArrowRight')),
  );
  await timed(
    page,
    'typing words of an ask',
    async () => {
      await page.getByRole('textbox', { name: 'Find asks' }).fill('invoice');
      await page.waitForTimeout(300);
    },
    'document.querySelectorAll("[data-trace-ask]").length > 0',
  );
  if (process.argv[2]) await page.screenshot({ path: process.argv[2] });
} finally {
  await app.close();
  rmSync(data, { recursive: true, force: true });
}

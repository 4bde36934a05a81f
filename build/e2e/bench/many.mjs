// How long one waits with 50,000 asks in one workspace, in Chromium: for each screen the time until it shows what was asked
// for, and the longest time without a frame until then. Prints a row of a table for each, in milliseconds.
//
//   node many.mjs [WORKSPACE [FILE]]   takes a workspace that is there, or makes one, of the lines of a file of texts if given
import { readFileSync, rmSync } from 'node:fs';
import { openInChromium } from '../harness/chromium.mjs';
import { importMany, mergeAndNest, sentences } from '../harness/many.mjs';
import { freshFolder } from '../harness/places.mjs';

const [given, file] = process.argv.slice(2);
const asks = 50_000;
const data = freshFolder();
const texts = file ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : sentences(asks / 2);
const app = await openInChromium({ data, workspace: given ?? (await importMany(data, texts, asks)) });
const { page } = app;
page.setDefaultTimeout(120_000);

/** Times what is done until the page shows what it is done for, which is asked at every frame. */
async function timed(name, work, shown) {
  await page.evaluate((until) => {
    const shows = new Function(`return ${until}`);
    let last = performance.now();
    window.timing = { from: last, longest: 0, done: 0 };
    const tick = (now) => {
      const t = window.timing;
      t.longest = Math.max(t.longest, now - last);
      last = now;
      if (shows()) t.done = performance.now() - t.from;
      else requestAnimationFrame(tick);
    };
    // What was on the screen before does not count.
    window.begin = () => {
      window.timing.from = last = performance.now();
      requestAnimationFrame(tick);
    };
  }, shown);
  const inPage = typeof work === 'string';
  await page.evaluate(
    (what) => {
      window.begin();
      if (what) new Function(what)();
    },
    inPage ? work : '',
  );
  if (!inPage) await work();
  await page.waitForFunction(() => window.timing.done > 0);
  const { done, longest } = await page.evaluate(() => window.timing);
  console.log(`| ${name} | ${done.toFixed(0)} | ${longest.toFixed(0)} |`);
  await page.waitForTimeout(400);
}

/** Goes to a place of the app. */
const at = (hash) => `location.hash = ${JSON.stringify(hash)}`;
const press = (key) => () => page.keyboard.press(key);
const seen = (selector) => `document.querySelector(${JSON.stringify(selector)}) !== null`;
const says = (text) => `document.querySelector('main')?.innerText.includes(${JSON.stringify(text)})`;
const row = '[role=table] [data-ask-id] .statement, [role=table] [data-ask-id] a';
const focused = `document.activeElement?.closest('[data-ask-id]')?.dataset.askId`;

try {
  await page.waitForFunction(() => window.go?.api?.Products !== undefined);
  const product = given
    ? (await page.evaluate(() => window.go.api.Products.List()))[0].id
    : await page.evaluate(mergeAndNest);
  await page.evaluate(() => (location.hash = '#/products'));
  await page.waitForTimeout(1_000);

  await timed('asks', at('#/asks'), seen(row));
  await page.getByRole('textbox', { name: 'Filter by text' }).focus();
  await timed('the first row', press('ArrowDown'), `${focused} !== undefined`);
  await timed('a card, opened', press('Enter'), seen('[role=complementary] h2, aside h2'));
  for (let i = 0; i < 3; i++) {
    const before = await page.evaluate('location.hash');
    await timed('the next card', press('j'), `location.hash !== ${JSON.stringify(before)}`);
  }
  await timed('the board of themes', at(`#/themes/${product}`), seen('[data-lane] [data-ask-id] .statement'));
  await timed('the overlap', at(`#/voices/${product}`), seen('[data-cell="3:1"]'));
  await timed('the teams', at(`#/voices/${product}?view=teams`), says('Plan a session'));
  await timed('the people', at(`#/voices/${product}?view=people`), seen('main .people'));
  await timed('a search', at('#/review?q=card'), says('card'));
  await timed('the product', at(`#/products/${product}`), says('Latest sessions'));
} finally {
  await app.close();
  rmSync(data, { recursive: true, force: true });
}

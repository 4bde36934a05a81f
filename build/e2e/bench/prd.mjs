// How a PRD of 500 requirements over 5,000 asks feels, in Chromium: the time until it is on the page, and from a key press to
// the frame that shows its letter, in the text of a section and in the statement of a requirement, while the document is saved
// as one types; in the same page, in a field with nothing around it, what any page needs. Prints the 50th and 95th percentile
// and the longest, in milliseconds.
import { rmSync } from 'node:fs';
import { openInChromium } from '../harness/chromium.mjs';
import { importMany, sentences } from '../harness/many.mjs';
import { freshFolder } from '../harness/places.mjs';
import { sleep } from '../harness/wait.mjs';

const [asks, wanted, sections] = [5_000, 500, 30];
const presses = Number(process.env.PRESSES ?? 200);
const data = freshFolder();
const app = await openInChromium({ data, workspace: await importMany(data, sentences(asks / 2), asks) });
const { page } = app;
page.setDefaultTimeout(120_000);

/** Drafts from as many themes as it takes, adds what lacks, and gives the PRD's id. */
const makePRD = ([least, parts]) =>
  page.evaluate(
    async ([most, count]) => {
      const { PRDs, Products, Themes } = window.go.api;
      const [{ id: productId }] = await Products.List();
      const themes = (await Themes.List(productId)).slice(0, 12).map(({ id }) => id);
      let prd = await PRDs.Draft({ productId, title: 'A long one', themeIds: themes, templateId: '' });
      for (let i = prd.requirements.length; i < most; i++)
        prd = await PRDs.AddRequirement(prd.id, `Statement ${i}`);
      while (prd.sections.length < count)
        prd = await PRDs.AddSection(prd.id, `Section ${prd.sections.length + 1}`);
      const text = 'The close takes **nine days** because everybody waits for somebody.\n\n'.repeat(20);
      for (const section of prd.sections)
        if (section.body.length < 1000) await PRDs.UpdateSection({ ...section, body: text });
      return prd.id;
    },
    [least, parts],
  );

/** Types letters into what has the focus, and gives the time of each until the end of the frame that shows it. */
async function type() {
  await page.evaluate(() => {
    window.times = [];
    window.listen ??=
      document.addEventListener(
        'keydown',
        () => {
          const since = performance.now();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.times.push(performance.now() - since);
            port2.postMessage(0);
          });
        },
        true,
      ) ?? true;
  });
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press('abcdefghij '[i % 11] === ' ' ? 'Space' : 'abcdefghij '[i % 11]);
    await sleep(60);
  }
  const times = (await page.evaluate(() => window.times)).toSorted((a, b) => a - b);
  const at = (share) => times[Math.ceil(share * times.length) - 1].toFixed(1);
  return `${at(0.5)} ${at(0.95)} ${at(1)}`;
}

try {
  const prdId = await makePRD([wanted, sections]);
  await page.goto(`${app.server.url}#/prds`);
  await page.getByRole('link', { name: /A long one/ }).waitFor();
  const opening = await page.evaluate(async (id) => {
    const since = performance.now();
    location.hash = `#/prds/${id}`;
    while (!document.querySelector('[data-requirement]')) await new Promise(requestAnimationFrame);
    return performance.now() - since;
  }, prdId);
  const count = await page.locator('[data-requirement]').count();
  console.log(`open, ${count} requirements: ${opening.toFixed(0)}`);
  await page.locator('[data-editor="open"] .cm-content').first().click();
  console.log(`in a section: ${await type()}`);
  // More than once: the texts above become whole as they come into sight, and move it.
  for (let i = 0; i < 4; i++) {
    await page.evaluate(() =>
      document.querySelector('[data-requirement]').scrollIntoView({ block: 'center' }),
    );
    await sleep(500);
  }
  await page.locator('[data-requirement] textarea').first().click();
  console.log(`in a requirement: ${await type()}`);
  await page.evaluate(() => {
    document.body.innerHTML = '<textarea></textarea>';
    document.querySelector('textarea').focus();
  });
  console.log(`in an empty page: ${await type()}`);
} finally {
  await app.close();
  rmSync(data, { recursive: true, force: true });
}

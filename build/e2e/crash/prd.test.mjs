// kill -9 at random moments while a PRD is written, in a section, in a requirement and by entering new ones: what stood there
// as the page said "Saved", and every requirement that had its number, is there afterwards. KILLS says how often
// (build/scripts/kill-test).
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launchChromium, newPage } from '../harness/chromium.mjs';
import { throughline } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';
import { startServer } from '../harness/server.mjs';
import { typeSlowly } from '../harness/typing.mjs';
import { sleep } from '../harness/wait.mjs';

const kills = Math.ceil(Number(process.env.KILLS ?? 50) / 4);
const data = freshFolder();
const workspace = join(data, 'w.throughline');
let browser;
let page;
let prd;

before(async () => {
  const notes = join(data, 'notes.md');
  writeFileSync(notes, '# Close with finance\n\n! a list of open invoices\n');
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', notes, '--product', 'Ledger', '--workspace', workspace);
  browser = await launchChromium();
  ({ page } = await newPage(browser));
  page.setDefaultTimeout(60_000);
});
after(async () => {
  await browser?.close();
  rmSync(data, { recursive: true, force: true });
});

/** Makes a PRD of one section and one requirement, and gives its id. For the page. */
async function makePRD() {
  const { PRDs, Products } = window.go.api;
  const [{ id: productId }] = await Products.List();
  const { id, sections } = await PRDs.Draft({ productId, title: 'Killed', themeIds: [], templateId: '' });
  for (const section of sections) await PRDs.DeleteSection(section.id);
  const {
    sections: [remarks],
  } = await PRDs.AddSection(id, 'Remarks');
  await PRDs.UpdateSection({ ...remarks, body: 'Begun.' });
  await PRDs.AddRequirement(id, 'The first one');
  return id;
}

const section = () => page.locator('.cm-content[aria-label="Remarks"]');
const statement = () => page.getByRole('textbox', { name: 'REQ-001 statement' });
const next = () => page.getByRole('textbox', { name: 'New requirement' });

// What hands do at the keyboard, until the signal says stop; each names its texts so that none is there twice.
const deeds = {
  async 'a section'(name, signal) {
    await section().click();
    await page.keyboard.press('Control+End');
    while (!signal.aborted) await typeSlowly(page, ` ${name} and more`, signal);
  },
  async 'a requirement'(name, signal) {
    await statement().click();
    await page.keyboard.press('Control+End');
    while (!signal.aborted) await typeSlowly(page, ` ${name} and more`, signal);
  },
  async 'new requirements'(name, signal) {
    for (let i = 1; !signal.aborted; i++) {
      await next().fill(`${name} shall be ${i}`);
      await next().press('Enter');
    }
  },
};

/** From now on the page notes what stands in it whenever it comes to say that all is saved. */
const watchSaved = () =>
  page.evaluate(() => {
    const look = () => {
      const fields = [...document.querySelectorAll('[data-requirement] textarea[aria-label$=" statement"]')];
      window.saved = {
        body: document.querySelector('.cm-content[aria-label="Remarks"]').textContent,
        statements: fields.map(({ value }) => value),
      };
    };
    look();
    const mark = document.querySelector('[data-save-state]');
    new MutationObserver(() => mark.dataset.saveState === 'saved' && look()).observe(mark, {
      attributeFilter: ['data-save-state'],
    });
    // A requirement stands in the list once it is kept.
    const entered = (changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) {
          const field = node.querySelector?.('[data-requirement] textarea[aria-label$=" statement"]');
          if (field) window.saved.statements.push(field.value);
        }
    };
    new MutationObserver(entered).observe(document.body, { subtree: true, childList: true });
  });

/** The body of the section and the statements in the file, read by another process. */
async function textsOnDisk() {
  const dump = join(data, 'dump.json');
  await throughline(data, 'dump', '-o', dump, '--workspace', workspace);
  const { sections, requirements } = JSON.parse(readFileSync(dump, 'utf8'));
  const { body } = sections.find(({ title }) => title === 'Remarks');
  return { body, statements: requirements.map(({ statement }) => statement) };
}

/** Runs a deed for a while, kills the program under it, and gives what the page had said to be saved. */
async function killDuring(server, name, deed) {
  const stop = new AbortController();
  await watchSaved();
  const doing = deeds[deed](name, stop.signal).catch((error) => {
    if (!stop.signal.aborted) throw error;
  });
  await sleep(500 + Math.random() * 1_500);
  await server.kill();
  stop.abort();
  const saved = await page.evaluate(() => window.saved);
  await page.goto('about:blank'); // ends what the deed still waits for
  await doing;
  return saved;
}

test(`nothing of a PRD that was said to be saved is lost in ${kills} kills`, async (t) => {
  let letters = 0;
  for (let i = 1; i <= kills; i++) {
    const deed = Object.keys(deeds)[i % 3];
    const server = await startServer(data, workspace);
    let saved;
    try {
      await page.goto(server.url);
      await page.waitForFunction(() => window.go?.api?.PRDs);
      prd ??= await page.evaluate(makePRD);
      await page.goto(`${server.url}#/prds/${prd}`);
      await statement().waitFor();
      await section().waitFor();
      saved = await killDuring(server, `kill ${i}`, deed);
    } finally {
      await server.kill();
    }
    const kept = await textsOnDisk();
    const during = `after kill ${i}, during ${deed}`;
    assert.ok(kept.body.startsWith(saved.body.trimEnd()), `${during}: “${saved.body}” became “${kept.body}”`);
    const lost = saved.statements.filter(
      (text) => !kept.statements.some((one) => one.startsWith(text.trim())),
    );
    assert.deepEqual(lost, [], during);
    letters = saved.body.length + saved.statements.join('').length;
  }
  assert.match(await throughline(data, 'check', '--workspace', workspace), /sound/);
  t.diagnostic(`${kills} kills: ${letters} letters shown as saved at the last, none missing`);
});

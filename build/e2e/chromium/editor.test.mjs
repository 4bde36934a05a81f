// The text of a PRD, as one writes it: Markdown that looks like what it is, what "/" inserts, evidence that is cited.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { button, field, hasFocus } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let app;
let page;
let prdId;

before(async () => {
  app = await openInChromium({ data, workspace: await makeSample(data) });
  page = app.page;
  prdId = (await page.evaluate(() => window.go.api.PRDs.List('')))[0].id;
  await page.goto(`${app.server.url}#/prds/${prdId}`);
  await button(page.getByRole('navigation', { name: 'Sections' }), 'Add a section').click();
  await hasFocus(field(page, 'Section title').last());
  await page.keyboard.type('Notes');
  await page.keyboard.press('Enter');
  await hasFocus(text());
});
after(async () => {
  assert.deepEqual(app?.errors, []);
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const text = () => page.getByRole('textbox', { name: 'Notes', exact: true });
const stored = () => page.evaluate((id) => window.go.api.PRDs.Get(id), prdId);
const body = async () => (await stored()).sections.at(-1).body;
const becomes = (what, check) => until(check, { what });
const says = (words) => becomes(`the text to be ${words}`, async () => (await body()) === words);

/** Empties the text. */
async function clear() {
  await text().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
}

/** Takes what "/" offers by its name. */
async function slash(name) {
  await page.keyboard.type(`/${name.slice(0, 4).toLowerCase()}`);
  await page.locator('[role="option"][aria-selected="true"]', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
}

/** Finds one in the list that "/" opened, and takes it. */
async function pick(words) {
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type(words);
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

test('what is typed looks like what it is, and is saved by itself', async () => {
  await page.keyboard.type('# Why now\n\nIt takes **nine** days\n- one\ntwo');
  await page.locator('.md-heading', { hasText: 'Why now' }).waitFor();
  await page.locator('.md-strong', { hasText: 'nine' }).waitFor();
  await says('# Why now\n\nIt takes **nine** days\n- one\n- two');
  assert.equal(await text().getAttribute('spellcheck'), 'true');
  await page.keyboard.press('Control+z');
  await becomes('the last words to be taken back', async () => !(await body()).includes('two'));
  await clear();
  await page.keyboard.type('now');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+b');
  await says('**now**');
  await page.keyboard.press('Control+b');
  await says('now');
});

test('Tab leaves the text', async () => {
  await page.keyboard.press('Tab');
  assert.equal(await text().evaluate((node) => node === document.activeElement), false);
  await says('now');
});

test('the lines of an item of a list begin under its words', async () => {
  await clear();
  await page.keyboard.type(`plain\n\n12. ${'wraps and '.repeat(30)}`);
  const item = text().locator('.cm-line', { hasText: '12.' });
  const [first, second, mark] = await item.evaluate((line) => {
    const range = document.createRange();
    const words = line.lastChild;
    range.setStart(words, 1);
    range.setEnd(words, words.length);
    const lefts = [...range.getClientRects()].map(({ left }) => left);
    return [lefts[0], lefts[1], line.firstChild.getBoundingClientRect().left];
  });
  assert.ok(first - mark > 10 && Math.abs(first - second) < 2, `${mark}, ${first}, ${second}`);
});

test('"/" inserts a table and a callout', async () => {
  await clear();
  await slash('Table');
  await page.keyboard.type('Step');
  await becomes('a table', async () => /^\| Step \| {2}\|/.test(await body()));
  await clear();
  await slash('Warning callout');
  await page.keyboard.type('Payroll first');
  await says('> [!WARNING]\n> Payroll first');
});

test('"/" makes a requirement, and leads to one', async () => {
  await clear();
  const before = (await stored()).requirements.length;
  await slash('Requirement');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type('Owners are told on day two');
  await page.getByRole('option', { name: 'New requirement “Owners are told on day two”' }).waitFor();
  await page.keyboard.press('ArrowUp'); // to the last one
  await page.keyboard.press('Enter');
  await becomes('one more', async () => (await stored()).requirements.length === before + 1);
  const made = (await stored()).requirements.at(-1);
  assert.equal(made.statement, 'Owners are told on day two');
  await says(`[REQ-${String(made.number).padStart(3, '0')}](req:${made.id})`);
});

test('"/" quotes someone, with who said it', async () => {
  await clear();
  const quote = (
    await page.evaluate(async (id) => {
      const { productId } = await window.go.api.PRDs.Get(id);
      return window.go.api.Voices.Quotes(productId);
    }, prdId)
  )[0];
  await slash('Quote');
  await pick(quote.words.slice(0, 30));
  await becomes('a quote', async () =>
    new RegExp(`^> [^]+\\n>\\n> — \\[.+\\]\\(note:${quote.noteId}\\)$`).test(await body()),
  );
});

test('"/" leads to asks, themes and metrics', async () => {
  const { productId } = await stored();
  const { asks, themes } = await page.evaluate(
    async (id) => ({
      themes: await window.go.api.Themes.List(id),
      asks: await window.go.api.Asks.List({
        ...{ place: '', stakeholderId: '', team: '', themeId: '', decision: '', channel: '' },
        ...{ noRoot: false, asleep: false, noteId: '', text: '', sort: '', reverse: false },
        productId: id,
      }),
    }),
    productId,
  );
  await clear();
  await slash('Ask');
  await pick(asks[0].statement.slice(0, 40));
  await becomes('a link to the ask', async () => (await body()).includes(`(ask:${asks[0].id})`));
  await page.keyboard.type(' ');
  await slash('Theme');
  await pick(themes[0].name);
  await becomes('a link to the theme', async () => (await body()).includes(`(theme:${themes[0].id})`));
});

test('what is inserted stands in the paragraph that was begun for it', async () => {
  await clear();
  await page.keyboard.type('Who pays?');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await slash('Ask');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await becomes('a paragraph of its own', async () => /^Who pays\?\n\n\[.+\]\(ask:.+\)$/.test(await body()));
});

test('Enter on an empty line of a callout leaves it', async () => {
  await clear();
  await slash('Warning callout');
  await page.keyboard.type('Payroll first');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Then the rest');
  await says('> [!WARNING]\n> Payroll first\n\nThen the rest');
});

test('where the text has no more steps of its own, undo takes back what was done before it', async () => {
  const title = field(page, 'Section title').last();
  await title.fill('Remarks');
  await title.blur();
  await becomes('another title', async () => (await stored()).sections.at(-1).title === 'Remarks');
  await page.reload();
  await page.getByRole('textbox', { name: 'Remarks', exact: true }).focus();
  await page.locator(':focus.cm-content').waitFor();
  await page.keyboard.press('Control+z');
  await becomes('the title before', async () => (await stored()).sections.at(-1).title === 'Notes');
});

test('a pasted image is kept, shown and printed', async () => {
  await clear();
  await text().evaluate(async (node) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [60, 20];
    canvas.getContext('2d').fillRect(0, 0, 60, 20);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], 'Close calendar.png', { type: 'image/png' }));
    node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await becomes('an image', async () => /^!\[Close calendar\]\(image:[0-9a-f]{64}\)$/.test(await body()));
  const shown = page.locator('img.md-image');
  await becomes('it to be drawn', () => shown.evaluate((image) => image.naturalWidth === 60));
});

test('reading shows links, callouts and images as they are', async () => {
  const made = (await stored()).requirements[0];
  await clear();
  await page.keyboard.type(`> [!TIP] Start small\n> First [REQ](req:${made.id}), not [gone](req:none) `);
  await page.keyboard.press('Alt+r');
  const callout = page.getByRole('note');
  await callout.getByText('Start small').waitFor();
  await button(callout, 'REQ').waitFor();
  assert.equal(await callout.getByRole('button', { name: 'gone' }).count(), 0);
  assert.deepEqual(await axeInChromium(page), []);
  await page.keyboard.press('Alt+r');
  await text().waitFor();
  assert.deepEqual(await axeInChromium(page), []);
});

const pane = () => page.getByRole('list', { name: 'Evidence' });
const row = (words) => pane().getByRole('listitem').filter({ hasText: words });

test('Enter cites a piece of evidence for the requirement that had the focus last', async () => {
  const before = (await stored()).requirements.at(-1);
  await field(page, `${before.ref} statement`).focus();
  await page.keyboard.press('Alt+e');
  await hasFocus(field(page, 'Find evidence'));
  await page.keyboard.press('Escape');
  await hasFocus(field(page, `${before.ref} statement`));
  await field(page, 'Find evidence').focus();
  await page.getByText(`cites for ${before.ref}`).waitFor();
  await page.getByRole('checkbox', { name: 'Not used yet' }).check();
  await field(page, 'Find evidence').focus();
  await pane().getByRole('listitem').first().getByText('·').first().waitFor();
  const asks = await page.evaluate(
    async (productId) => {
      const filter = {
        place: '',
        stakeholderId: '',
        team: '',
        themeId: '',
        decision: '',
        channel: '',
        noteId: '',
        text: '',
      };
      return window.go.api.Asks.List({
        ...filter,
        noRoot: false,
        asleep: false,
        sort: '',
        reverse: false,
        productId,
      });
    },
    before.productId ?? (await stored()).productId,
  );
  const used = (await stored()).requirements.flatMap((r) => r.asks.map(({ id }) => id));
  const ask = asks.find(({ id }) => !used.includes(id));
  await page.keyboard.press('ArrowDown');
  await hasFocus(row(ask.statement).locator('[data-cite]'));
  await page.keyboard.press('Enter');
  const cited = async () => (await stored()).requirements.at(-1).asks.map(({ id }) => id);
  await becomes('it to be cited', async () => (await cited()).includes(ask.id));
  await row(ask.statement).waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'Not used yet' }).uncheck();
  await button(row(ask.statement), before.ref).waitFor();
  await row(ask.statement).locator('[data-cite]').focus();
  await page.keyboard.press('ArrowRight');
  await row(ask.statement).getByRole('list', { name: 'What they said' }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);

  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
  await becomes('it to be taken back', async () => !(await cited()).includes(ask.id));
});

/** Drags from one place to the middle of another that is in sight. */
async function drag(from, to) {
  await from.scrollIntoViewIfNeeded();
  // Near its edges the paper scrolls on.
  await to.evaluate((node) => node.scrollIntoView({ block: 'center' }));
  // A list that scrolls lets the pointer through, and its rows move until they are measured.
  const lies = (node, [x, y]) => node.contains(document.elementFromPoint(x, y));
  let a;
  await until(
    async () => {
      a = await from.boundingBox();
      return a !== null && from.evaluate(lies, [a.x + a.width / 2, a.y + 12]);
    },
    { what: 'the list to rest' },
  );
  const b = await to.boundingBox();
  await page.mouse.move(a.x + a.width / 2, a.y + 12);
  await page.mouse.down();
  await page.mouse.move(a.x, a.y + 30, { steps: 4 });
  await page.mouse.move(b.x + b.width / 3, b.y + Math.min(b.height / 2, 40), { steps: 8 });
  await page.mouse.up();
}

test('evidence is dragged onto a requirement to be cited, and onto a text to be quoted', async () => {
  await clear();
  await page.keyboard.type('They said:');
  await says('They said:');
  const last = (await stored()).requirements.at(-1);
  const before = last.asks.length;
  const piece = pane().getByRole('listitem').first().locator('[data-cite]');
  await drag(piece, page.getByRole('listitem', { name: last.ref }).getByRole('textbox').first());
  await becomes(
    'it to be cited',
    async () => (await stored()).requirements.at(-1).asks.length === before + 1,
  );
  await drag(piece, text());
  await becomes('a quote', async () => /^They said:\n\n(> [^]+\(note:|\[)/.test(await body()));
});

test('a section moves by its keys, and says how long it is', async () => {
  const titles = async () => (await stored()).sections.map(({ title }) => title);
  const length = (await titles()).length;
  await field(page, 'Section title').last().focus();
  await page.keyboard.press('Alt+ArrowUp');
  await becomes('it to be the last but one', async () => (await titles()).indexOf('Notes') === length - 2);
  await page.keyboard.press('Alt+ArrowDown');
  await becomes('it to be the last again', async () => (await titles()).at(-1) === 'Notes');
  await page.getByText(/^[\d,]+ words · \d+ minutes? to read$/).waitFor();
});

test('where no requirement had the focus, a piece of evidence becomes one', async () => {
  await page.reload();
  await text().waitFor();
  const before = (await stored()).requirements.length;
  await page.keyboard.press('Alt+e');
  await page.getByText('Enter makes a requirement of it').waitFor();
  await field(page, 'Find evidence').focus();
  await pane().locator('[data-cite] .by').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await becomes('one more', async () => {
    const { requirements } = await stored();
    return requirements.length === before + 1 && requirements.at(-1).asks.length === 1;
  });
});

test('the tabs of the panel keep clear of the button that closes it', async () => {
  const comment = { id: '', prdId, text: 'Said', createdAt: '0001-01-01T00:00:00Z', revision: 0 };
  await page.evaluate((given) => window.go.api.Comments.Add({ comment: given, newAuthor: '' }), comment);
  await page.setViewportSize({ width: 900, height: 700 });
  await page.keyboard.press('Alt+g');
  const tab = page.getByRole('tab', { name: 'Agreement', selected: true });
  await tab.waitFor();
  const close = await button(page, 'Close side panel').boundingBox();
  await becomes('the chosen tab to be in sight, beside the button', async () => {
    const box = await tab.boundingBox();
    return box.x + box.width <= close.x;
  });
});

test('a pasted log of 200 KB is whole after something was typed into it, and so is a word of 10,000 letters', async () => {
  const log = `${'12:04:11 posting the accruals, as the ledger says\n'.repeat(4_000)}${'a'.repeat(10_000)}`;
  const section = await page.evaluate(
    async ([id, body]) => {
      const { sections } = await window.go.api.PRDs.Get(id);
      await window.go.api.PRDs.UpdateSection({ ...sections.at(-1), body });
      return sections.at(-1).id;
    },
    [prdId, log],
  );
  await page.reload();
  const editor = page.locator(`[data-section="${section}"] [data-editor="open"] .cm-content`);
  await page.getByRole('navigation', { name: 'Sections' }).getByText('Notes', { exact: true }).click();
  await editor.waitFor();
  await editor.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Look: ');
  await becomes('all of it to be stored', async () => (await body()) === `Look: ${log}`);
});

// What products are measured by and what was remarked on PRDs is found by the search over everything; each hit
// opens its place.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { button, hasFocus, heading, search } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
let app;
let page;
let workspace;

before(async () => {
  workspace = await makeSample(data);
  app = await openInChromium({ data, workspace });
  page = app.page;
  await page.goto(`${app.server.url}#/review`);
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const remark = (comment) =>
  page.evaluate(async (given) => {
    const [{ id: prdId }] = await window.go.api.PRDs.List('');
    const { requirements, sections } = await window.go.api.PRDs.Get(prdId);
    const last = requirements.at(-1);
    const on = given.onRequirement ? { requirementId: last.id } : { sectionId: sections[0].id };
    const comment = {
      id: '',
      prdId,
      text: given.text,
      createdAt: '0001-01-01T00:00:00Z',
      revision: 0,
      ...on,
    };
    const made = await window.go.api.Comments.Add({ comment, newAuthor: '' });
    if (given.resolved) await window.go.api.Comments.Resolve(made.id);
    return { ref: last.ref, id: made.id, on: (given.onRequirement ? last : sections[0]).id };
  }, comment);

async function find(text) {
  await page.goto(`${app.server.url}#/review`);
  await search(page).fill(text);
}
const hit = (text) => page.getByRole('option').filter({ hasText: text });
const pane = () => page.getByRole('complementary', { name: 'Side panel' });

test('a metric opens with its readings, by its name and by what was noted of a reading', async () => {
  await find('working signature');
  await hit('Working days to the signature').getByText('Metric', { exact: true }).click();
  await heading(page, 'Metrics').waitFor();
  const metric = page.getByRole('complementary', { name: 'Metric' });
  await metric.getByRole('heading', { name: 'Working days to the signature' }).waitFor();
  await metric.getByText('Set up').waitFor();
  await page.goBack();
  const note = await page.evaluate(async () => {
    const metrics = await window.go.api.Metrics.List('');
    return metrics
      .flatMap(({ name, readings }) => readings.map(({ note }) => ({ name, note })))
      .find((one) => one.note !== '');
  });
  await find(note.note);
  await hit(note.note).getByText(note.name).click();
  await metric.getByRole('heading', { name: note.name }).waitFor();
});

test('a comment opens in its PRD, in the pane of comments, beside what it is on', async () => {
  const { ref, on } = await remark({ text: 'Who pays for the zebra?', onRequirement: true });
  await find('zebra');
  await hit('Who pays for the zebra?').getByText('Comment', { exact: true }).waitFor();
  await hit('Who pays').getByText(ref).waitFor();
  await page.keyboard.press('Enter');
  await hasFocus(button(pane(), 'Resolve: Who pays for the zebra?'));
  assert.ok(
    await page
      .locator(`#requirement-${on}`)
      .evaluate((node) => node.getBoundingClientRect().top < window.innerHeight),
  );
  assert.ok(!page.url().includes('comment='), 'a reload does not go there again');
});

test('what is resolved is found and shown, too; what is in the trash is not', async () => {
  await remark({ text: 'Giraffes are out', resolved: true });
  await find('giraffe');
  await hit('Giraffes are out').waitFor();
  await page.keyboard.press('Enter');
  await hasFocus(button(pane(), 'Open again: Giraffes are out'));
  await page.evaluate(async () => {
    const [{ id }] = await window.go.api.PRDs.List('');
    await window.go.api.PRDs.Delete(id);
  });
  await find('giraffe');
  await page.getByText('Nothing found for “giraffe”').waitFor();
});

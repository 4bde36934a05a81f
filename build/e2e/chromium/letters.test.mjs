// Letters to everyone who asked: written from the export of a PRD into a folder, a file each. The result says how many, where,
// and who gets none; nobody finds in theirs what others said, or what was said off the record. What was stopped goes on.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { cancelFileDialog, chooseFile } from '../harness/desktop.mjs';
import { button, openPalette } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
const folder = join(data, 'letters');
const chooser = 'Letters to everyone who asked';
const secret = 'zephyr cartel moves payroll';
const many = 150;
let app;
let page;
let askers;
let quotes;

before(async () => {
  mkdirSync(folder);
  const workspace = await makeSample(data);
  app = await openInChromium({ data, workspace });
  page = app.page;
  const prd = await page.evaluate(async (secret) => {
    const { Notes, PRDs, Sessions, Stakeholders } = window.go.api;
    const prd = (await PRDs.List(''))[0];
    const session = (await Sessions.List({ productId: prd.productId, stakeholderId: '' })).find(
      (one) => one.startedAt,
    );
    const rina = (await Stakeholders.List()).find(({ name }) => name === 'Rina Hartono');
    const quiet = await Stakeholders.Create({ ...rina, id: '', name: 'Ilse Idzik', role: 'Auditor' });
    for (const [person, text] of [
      [rina, `! ${secret}`],
      [quiet, '! gryphon vault stays shut'],
    ]) {
      const [{ note }] = await Notes.Add({
        sessionId: session.id,
        lines: [{ text, speakerId: person.id }],
      });
      await Notes.SetPrivate({ id: note.id, private: true, revision: note.revision });
    }
    return prd;
  }, secret);
  const heard = await page.evaluate(async ({ id, productId }) => {
    const { PRDs, Stakeholders, Voices } = window.go.api;
    const { askerIds } = await PRDs.ExportChoices(id);
    const people = await Stakeholders.List();
    const quotes = await Voices.Quotes(productId);
    return { askers: people.filter((one) => askerIds.includes(one.id)), quotes };
  }, prd);
  ({ askers, quotes } = heard);
  await page.goto(`${app.server.url}#/prds/${prd.id}`);
  await page.getByRole('listitem', { name: 'REQ-001' }).waitFor();
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const dialog = () => page.getByRole('dialog', { name: 'Export' });
const writeAll = (count) => button(dialog(), `Write ${count} letters …`);
const told = (text) => dialog().getByRole('status').filter({ hasText: text });

/** Asks for the letters by the palette, in a format. */
async function ask(format) {
  await openPalette(page);
  await page.keyboard.type('Letters to everyone');
  await page.getByRole('option', { name: /^Letters to everyone who asked/ }).waitFor();
  await page.keyboard.press('Enter');
  await dialog().getByRole('radio', { name: 'Someone who asked', checked: true }).waitFor();
  await dialog()
    .getByLabel(/^Format/)
    .click();
  await page.getByRole('option', { name: new RegExp(`^${format}`) }).click();
}

const nameOf = (file) => file.match(/^What became of what (.+) said\.\w+$/)[1];

test('no folder, no letters', async () => {
  await ask('Markdown');
  await writeAll(askers.length).click();
  await cancelFileDialog(chooser);
  await writeAll(askers.length).waitFor();
  assert.equal(
    await dialog()
      .getByText(/letters? written/)
      .count(),
    0,
  );
  assert.deepEqual(readdirSync(folder), []);
});

test('everyone gets a letter of their own, and the result says how many, where, and who gets none', async () => {
  await writeAll(askers.length).click();
  await chooseFile(chooser, folder);
  const written = askers.length - 1;
  await told(`${written} letters written`).waitFor();
  await told(folder).waitFor();
  await dialog().getByText('No letter to 1 person:').waitFor();
  await dialog().getByRole('listitem').filter({ hasText: 'Ilse Idzik asked off the record only' }).waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  assert.deepEqual(
    readdirSync(folder).map(nameOf),
    askers
      .map(({ name }) => name)
      .filter((name) => name !== 'Ilse Idzik')
      .sort(),
  );
});

test('nobody finds in theirs what others said', () => {
  let own = 0;
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/\s+/g, ' ');
    const name = nameOf(file);
    assert.ok(text.includes(`Dear ${name.split(' ')[0]}`), `${file} does not speak to ${name}`);
    for (const other of askers) {
      if (other.name !== name) assert.ok(!text.includes(other.name), `${other.name} is in ${file}`);
    }
    for (const { words, stakeholderId } of quotes) {
      const theirs = askers.find(({ id }) => id === stakeholderId)?.name === name;
      const there = words.length > 20 && text.includes(words.replace(/\s+/g, ' '));
      if (theirs && there) own++;
      if (!theirs) assert.ok(!there, `“${words}” is in ${file}`);
    }
    for (const words of [secret, 'gryphon vault']) assert.ok(!text.includes(words), `${words} is in ${file}`);
  }
  assert.ok(own > 10, `${own} quotes of their own are all that was read`);
});

test('done again, nothing is written twice, and nothing over a file that says something else', async () => {
  const [file] = readdirSync(folder);
  const letter = readFileSync(join(folder, file), 'utf8');
  writeFileSync(join(folder, file), 'by hand');
  await writeAll(askers.length).click();
  await chooseFile(chooser, folder);
  await told(`0 letters written, ${askers.length - 2} there already`).waitFor();
  assert.equal(readFileSync(join(folder, file), 'utf8'), 'by hand');
  await button(dialog(), 'Replace 1 file').click();
  await told('1 letter written').waitFor();
  assert.equal(readFileSync(join(folder, file), 'utf8'), letter);
});

test('what is stopped stays, and the rest is written after', async () => {
  await button(dialog(), 'Cancel').click();
  await page.evaluate(async (many) => {
    const { Asks, PRDs } = window.go.api;
    const [{ productId }] = await PRDs.List('');
    for (let i = 0; i < many; i++) {
      await Asks.Create({
        ask: { productId, statement: `Show me list ${i} before nine` },
        newPerson: `Asker ${i}`,
        words: `I look for list ${i} every morning`,
        channel: 'call',
      });
    }
  }, many);
  const rest = join(data, 'more letters');
  mkdirSync(rest);
  await ask('PDF');
  await writeAll(askers.length + many).click();
  await chooseFile(chooser, rest);
  await dialog()
    .getByRole('status')
    .getByText(/^\d+ of \d+$/)
    .waitFor();
  await button(dialog(), 'Stop').click();
  await told('then stopped').waitFor();
  const stopped = readdirSync(rest).length;
  assert.ok(stopped < askers.length - 1 + many, `${stopped} were written before it stopped`);
  await button(dialog(), 'Write the rest').click();
  await told(`${askers.length - 1 + many - stopped} letters written, ${stopped} there already`).waitFor({
    timeout: 60_000,
  });
  assert.equal(readdirSync(rest).length, askers.length - 1 + many);
});

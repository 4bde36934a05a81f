// What a PRD needs of the system around the real window: files that are chosen and shown, folders, and the window's end while
// something is being typed.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { list, makeSample, throughline } from '../harness/commands.mjs';
import { answerFileDialog, chooseFile, closeWindow, findWindow } from '../harness/desktop.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';
import { element, keys } from '../harness/webdriver.mjs';
import { openWindow } from '../harness/window.mjs';

const data = freshFolder();
let workspace;
let prd;
let app;

/** Has the system open files and addresses by a script. */
function systemOpens(script) {
  const folder = join(data, 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  if (!process.env.PATH.startsWith(folder)) process.env.PATH = `${folder}:${process.env.PATH}`;
}

before(async () => {
  systemOpens('exit 3');
  workspace = await makeSample(data);
  [prd] = await list(data, workspace, 'prds');
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const goTo = (place) => app.run('location.hash = arguments[0]', place);
const message = (text) =>
  app.xpath(`//*[@aria-label="Messages"]//*[contains(normalize-space(), "${text}")]`, 20_000);
/** Presses a button that may have to be scrolled to. */
async function press(name) {
  const button = await app.button(name);
  await app.run('arguments[0].scrollIntoView({ block: "center" })', { [element]: button });
  await app.click(button);
}
const over = () => !existsSync(`/proc/${app.pid}`);

/** A PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('words that are typed as the window closes are there at the next start', async () => {
  app = await openWindow({ data, workspace });
  await goTo(`#/prds/${prd.id}`);
  const text = await app.css('[data-editor="open"] .cm-content');
  await app.click(text);
  await app.type(text, 'Kestrels circle ');
  await app.type(await app.css('#new-requirement'), `The tower shall see kestrels.${keys.enter}`);
  closeWindow(await findWindow('^Throughline$'));
  await until(over, { what: 'the end of the program' });
  await app.close();
  const dump = join(data, 'dump.json');
  await throughline(data, 'dump', '-o', dump, '--workspace', workspace);
  const kept = readFileSync(dump, 'utf8');
  assert.match(kept, /Kestrels circle/);
  assert.match(kept, /The tower shall see kestrels\./);
});

test('a logo is chosen in the system’s dialog and shown, and what is no image is refused in words', async () => {
  app = await openWindow({ data, workspace });
  const image = join(data, 'logo.png');
  const none = join(data, 'none.png');
  writeFileSync(image, pixel);
  writeFileSync(none, 'This is no picture.');
  await goTo('#/settings');
  await press('Choose an image …');
  await chooseFile('Choose an image', none);
  await message('This is no image that fits: choose a PNG, JPEG or GIF.');
  await press('Choose an image …');
  await chooseFile('Choose an image', image);
  await app.css('img[alt="The logo, as on the cover"]');
  await until(
    () => app.run(`return document.querySelector('img[alt="The logo, as on the cover"]').naturalWidth === 1`),
    { what: 'the picture itself' },
  );
});

test('an exported file is shown in its folder, or why it is not', async () => {
  const pdf = join(data, 'kestrels.pdf');
  const shown = join(data, 'shown');
  await goTo(`#/prds/${prd.id}`);
  await app.click(await app.button('Export …'));
  await app.click(await app.button('Export'));
  await answerFileDialog('Export PDF', pdf);
  await app.xpath(`//*[@role="status"][contains(normalize-space(), "${pdf}")]`);
  await app.click(await app.button('Show in folder'));
  await message(`No file manager was found that shows ${pdf}. The file is there.`);
  systemOpens(`echo "$1" >${shown}`);
  await app.click(await app.button('Show in folder'));
  await until(() => readFileSync(shown, 'utf8').trim() === data, { what: 'the folder in a file manager' });
  await app.click(await app.button('Open file'));
  await until(() => readFileSync(shown, 'utf8').trim() === pdf, { what: 'the file in a viewer' });
});

test('letters go into the folder that is chosen', async () => {
  const folder = join(data, 'letters');
  mkdirSync(folder);
  await app.click(await app.button('Export …'));
  await app.click(await app.xpath('//*[@role="dialog"]//label[contains(., "asked")]'));
  await app.click(await app.xpath('//*[@role="dialog"]//button[starts-with(normalize-space(), "Write ")]'));
  await chooseFile('Letters to everyone who asked', folder);
  await app.xpath('//*[@role="status"][contains(normalize-space(), "letters written")]', 60_000);
  assert.ok(readdirSync(folder).length > 2);
});

test('nothing went wrong in the page', async () => assert.deepEqual(await app.errors(), []));

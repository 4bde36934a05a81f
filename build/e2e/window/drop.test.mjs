// A file dragged from another program onto the real window, where the web view tells the page only half of it.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeSample } from '../harness/commands.mjs';
import { findWindow } from '../harness/desktop.mjs';
import { dragFile } from '../harness/dropping.mjs';
import { freshFolder } from '../harness/places.mjs';
import { openWindow } from '../harness/window.mjs';
import { workbook } from '../harness/xlsx.mjs';

const data = freshFolder();
let app;

before(async () => {
  app = await openWindow({ data, workspace: await makeSample(data) });
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

/** Lets a file go over the app's window. */
async function drop(t, name, content) {
  const file = join(data, name);
  writeFileSync(file, content);
  await dragFile(t, await findWindow('^Throughline$'), file);
}

test('a dropped transcript is shown, and the page stays', async (t) => {
  await app.xpath('//h1[normalize-space()="Sessions"]');
  await drop(
    t,
    'Call with Rina.srt',
    '1\n00:00:01,000 --> 00:00:04,000\nRina: We need to see who is late with it.\n',
  );
  await app.xpath('//*[@role="dialog"][contains(., "Call with Rina.srt · SRT subtitles · 1 line")]', 10_000);
  await app.click(await app.button('Import'));
  await app.xpath('//h1[normalize-space()="Call with Rina"]');
  await app.css('[aria-label="Transcript of this session"] [data-line-id]');
  assert.deepEqual(await app.errors(), []);
});

const table = (...wishes) => [
  ['Subject', 'Requester name', 'Created at'],
  ...wishes.map((wish) => [wish, 'Rina', '2026-10-03']),
];

for (const [name, content, told] of [
  ['tickets.csv', table('One ledger', 'Fewer clicks').join('\r\n'), 'Table'],
  ['wishes.xlsx', workbook({ Wishes: table('A dark screen', 'Larger letters') }), 'Excel'],
]) {
  test(`a dropped ${told} file is looked at as asks, on whatever screen, and comes in`, async (t) => {
    await drop(t, name, content);
    await app.xpath(`//*[@role="dialog"][contains(., "${name} · ${told} · 2 rows")]`, 10_000);
    await app.click(await app.xpath('//*[@role="dialog"]//button[contains(., "Import 2")]'));
    await app.xpath(`//*[contains(normalize-space(), "Imported 2 asks")][contains(., "${name}")]`);
    await app.xpath('//h1[normalize-space()="Asks"]');
    assert.deepEqual(await app.errors(), []);
  });
}

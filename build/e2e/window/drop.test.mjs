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

const data = freshFolder();
let app;

before(async () => {
  app = await openWindow({ data, workspace: await makeSample(data) });
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

test('a dropped transcript is shown, and the page stays', async (t) => {
  const file = join(data, 'Call with Rina.srt');
  writeFileSync(file, '1\n00:00:01,000 --> 00:00:04,000\nRina: We need to see who is late with it.\n');
  await app.xpath('//h1[normalize-space()="Sessions"]');
  await dragFile(t, await findWindow('^Throughline$'), file);
  await app.xpath('//*[@role="dialog"][contains(., "Call with Rina.srt · SRT subtitles · 1 line")]', 10_000);
  await app.click(await app.button('Import'));
  await app.xpath('//h1[normalize-space()="Call with Rina"]');
  await app.css('[aria-label="Transcript of this session"] [data-line-id]');
  assert.deepEqual(await app.errors(), []);
});

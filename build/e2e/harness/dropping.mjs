// A file dropped on the app: as a browser tells the page of it, and from another program's window.
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findWindow, mouse, placeOfWindow } from './desktop.mjs';
import { root } from './places.mjs';

/** Drags a file, of a text or of bytes, over the page and lets it go there. */
export async function dropFile(page, name, content) {
  const transfer = await page.evaluateHandle(
    ([fileName, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], fileName));
      return data;
    },
    [name, Buffer.from(content).toString('base64')],
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  }
  await transfer.dispose();
}

/** Drags a file by the mouse from another program's window onto the app's, and lets it go there. */
export async function dragFile(t, window, path) {
  const source = join(root, 'build/e2e/harness/drag.c');
  const program = join(root, 'build/bin/drag');
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'gtk+-3.0'], { encoding: 'utf8' });
  execFileSync('cc', ['-o', program, source, ...flags.trim().split(/\s+/)]);
  const child = spawn(program, [pathToFileURL(path).href], { stdio: 'ignore' });
  t.after(() => child.kill());
  const from = placeOfWindow(await findWindow('^A file to drag$'));
  const to = placeOfWindow(window);
  await mouse.drag({ x: from.x + 60, y: from.y + 60 }, { x: to.x + 500, y: to.y + 400 });
}

// Takes a picture of every screen of the app, light and dark, on the sample
// workspace, into build/docs/screens. build/scripts/screens runs it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openInChromium } from './harness/chromium.mjs';
import { makeSample } from './harness/commands.mjs';
import { freshFolder, root } from './harness/places.mjs';
import { colourSchemes, emptyScreens, screensOf, visit } from './harness/screens.mjs';

const folder = join(root, 'build/docs/screens');
const wide = { width: 1280, height: 800 };
const narrow = { width: 900, height: 700 };
const strip = { width: 380, height: 640 };
let count = 0;

/** Takes the picture that the page shows now; a palette of colours keeps the file small. */
async function take(page, name, colorScheme, { width }) {
  const png = await page.screenshot();
  const few = execFileSync('pngquant', ['--speed', '1', '--strip', '--nofs', '96', '-'], {
    input: png,
    maxBuffer: 16 << 20,
  });
  writeFileSync(join(folder, `${name}-${colorScheme}-${width}.png`), few);
  count++;
}

async function takeAll(app, screens, colorScheme) {
  for (const screen of screens) {
    for (const size of screen.strip ? [strip] : screen.narrow ? [wide, narrow] : [wide]) {
      await app.page.setViewportSize(size);
      await visit(app, screen);
      await take(app.page, screen.name, colorScheme, size);
    }
  }
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const data = freshFolder();
try {
  const workspace = await makeSample(data);
  const screens = await screensOf(data, workspace);
  for (const colorScheme of colourSchemes) {
    const fresh = await openInChromium({ colorScheme });
    await takeAll(fresh, [{ name: 'welcome', place: '', shows: 'main button' }], colorScheme);
    await fresh.page.getByRole('button', { name: /Start empty/ }).click();
    await fresh.page.getByRole('heading', { name: 'Sessions' }).waitFor();
    await takeAll(fresh, emptyScreens, colorScheme);
    await fresh.close();

    const app = await openInChromium({ data, workspace, colorScheme });
    await takeAll(app, screens, colorScheme);
    await app.close();
  }
  console.log(`${count} pictures in ${folder}`);
} finally {
  rmSync(data, { recursive: true, force: true });
}

// Takes a picture of every screen of the app, light and dark, on the sample
// workspace, into build/docs/screens. build/scripts/screens runs it.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openInChromium } from './harness/chromium.mjs';
import { makeSample } from './harness/commands.mjs';
import { takePicture } from './harness/picture.mjs';
import { freshFolder, root } from './harness/places.mjs';
import { colourSchemes, emptyScreens, screensOf, visit } from './harness/screens.mjs';

const folder = join(root, 'build/docs/screens');
const wide = { width: 1280, height: 800 };
const narrow = { width: 900, height: 700 };
const strip = { width: 380, height: 640 };
let count = 0;

async function takeAll(app, screens, colorScheme) {
  for (const screen of screens) {
    for (const size of screen.strip ? [strip] : screen.narrow ? [wide, narrow] : [wide]) {
      await app.page.setViewportSize(size);
      await visit(app, screen);
      await takePicture(app.page, join(folder, `${screen.name}-${colorScheme}-${size.width}.png`));
      count++;
      await screen.after?.(app.page);
    }
  }
}

mkdirSync(folder, { recursive: true });
// Those of interviews are made of data that is not here; build/scripts/interviews takes them.
for (const name of readdirSync(folder)) {
  if (!name.startsWith('board-interviews')) rmSync(join(folder, name));
}

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

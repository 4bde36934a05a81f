// Takes a picture of every screen of the app, light and dark, on the sample
// workspace, into build/docs/screens. build/scripts/screens runs it.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openInChromium } from './harness/chromium.mjs';
import { makeSample } from './harness/commands.mjs';
import { freshFolder, root } from './harness/places.mjs';
import { colourSchemes, screensOf, visit } from './harness/screens.mjs';

const folder = join(root, 'build/docs/screens');
const picture = (name, colorScheme) => ({ path: join(folder, `${name}-${colorScheme}.png`) });

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const data = freshFolder();
try {
  const workspace = await makeSample(data);
  const screens = await screensOf(data, workspace);
  for (const colorScheme of colourSchemes) {
    const welcome = await openInChromium({ colorScheme });
    await welcome.page.getByRole('heading').first().waitFor();
    await welcome.page.screenshot(picture('welcome', colorScheme));
    await welcome.close();

    const app = await openInChromium({ data, workspace, colorScheme });
    for (const screen of screens) {
      await visit(app.page, screen);
      await app.page.screenshot(picture(screen.name, colorScheme));
    }
    await app.close();
  }
  console.log(`${(screens.length + 1) * colourSchemes.length} pictures in ${folder}`);
} finally {
  rmSync(data, { recursive: true, force: true });
}

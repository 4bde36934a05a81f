// Makes boards of themes of the interviews in a folder, as interviews.json says what a product manager hears in them, prints
// what was suggested and what had to be corrected, and takes pictures. build/scripts/interviews runs it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openInChromium } from './harness/chromium.mjs';
import { throughline } from './harness/commands.mjs';
import { correctThemes, suggestThemes, tagInterviews } from './harness/interviews.mjs';
import { takePicture } from './harness/picture.mjs';
import { freshFolder } from './harness/places.mjs';
import { colourSchemes, visit } from './harness/screens.mjs';

const [folder, pictures] = process.argv.slice(2);
const interviews = JSON.parse(readFileSync(new URL('interviews.json', import.meta.url), 'utf8'));
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 700 },
];
const data = freshFolder();
const workspace = join(data, 'Interviews.throughline');

async function take(app, name, colorScheme, screen) {
  for (const size of sizes) {
    await app.page.setViewportSize(size);
    await visit(app, screen);
    await takePicture(app.page, join(pictures, `${name}-${colorScheme}-${size.width}.png`));
  }
}

function print(title, themes) {
  console.log(`\n## ${title}`);
  for (const { name, confidence, terms, asks } of themes) {
    const sure = confidence ? ` (${confidence.toFixed(2)}: ${terms.join(', ')})` : '';
    console.log([`- **${name || 'Not placed'}**${sure}`, ...asks.map((one) => `  - ${one}`)].join('\n'));
  }
}

/** Makes the board of one product's interviews; what was suggested before is a picture, too. */
async function make(app, interview) {
  const { product, picture, board } = interview;
  const { id } = await tagInterviews(app.page, folder, interview);
  await take(app, `suggested-${picture}`, 'light', {
    place: `#/themes/${id}?view=suggest`,
    shows: '[data-group]',
  });
  const suggested = await suggestThemes(app.page, id);
  print(`${product.name}, as suggested`, suggested);
  const deeds = await correctThemes(app.page, id, suggested, board);
  console.log(`\n${deeds.length} corrections:\n${deeds.map((deed) => `- ${deed}`).join('\n')}`);
  return { name: `board-${picture}`, place: `#/themes/${id}`, shows: '[data-ask-id]' };
}

try {
  mkdirSync(pictures, { recursive: true });
  await throughline(data, 'init', '--workspace', workspace);
  const boards = [];
  const making = await openInChromium({ data, workspace });
  for (const interview of interviews) boards.push(await make(making, interview));
  await making.close();
  for (const colorScheme of colourSchemes) {
    const app = await openInChromium({ data, workspace, colorScheme });
    for (const board of boards) await take(app, board.name, colorScheme, board);
    await app.close();
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}

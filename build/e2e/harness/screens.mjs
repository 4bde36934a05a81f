// Every screen of the app, for what looks at all of them: accessibility and pictures.
import { list, throughline } from './commands.mjs';

/**
 * The screens of a sample workspace, in which a PRD is drafted for the purpose:
 * a name, the place after "#", and what to press to get there.
 */
export async function screensOf(data, workspace) {
  const sessions = await list(data, workspace, 'sessions');
  const busiest = sessions.toSorted((a, b) => b.noteCount - a.noteCount)[0];
  const { productName, productId, id: session } = busiest;
  const draft = ['prd', 'draft', '--product', productName, '--workspace', workspace];
  const prd = (await throughline(data, ...draft)).trim();
  const [ask] = await list(data, workspace, 'asks');
  return [
    { name: 'sessions', place: '#/sessions' },
    { name: 'capture', place: `#/sessions/${session}` },
    { name: 'asks', place: '#/asks' },
    { name: 'ask', place: `#/asks/${ask.id}` },
    { name: 'themes', place: '#/themes' },
    { name: 'prds', place: '#/prds' },
    { name: 'prd', place: `#/prds/${prd}` },
    { name: 'people', place: '#/people' },
    { name: 'products', place: '#/products' },
    { name: 'product', place: `#/products/${productId}` },
    { name: 'review', place: '#/review' },
    { name: 'settings', place: '#/settings' },
    { name: 'palette', place: '#/sessions', press: 'Control+k' },
    { name: 'keys', place: '#/sessions', press: '?' },
  ];
}

export const colourSchemes = ['light', 'dark'];

/** Brings a page to a screen and waits until it stands still. */
export async function visit(page, { place, press }) {
  await page.keyboard.press('Escape');
  await page.evaluate((hash) => (window.location.hash = hash), place);
  await page.getByRole('heading').first().waitFor();
  if (press) {
    await page.keyboard.press(press);
    await page.getByRole('dialog').waitFor();
  }
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => {}))));
}

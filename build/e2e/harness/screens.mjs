// Every screen of the app, for what looks at all of them: accessibility and pictures.
import { list, throughline } from './commands.mjs';

const press = (keys) => (page) => page.keyboard.press(keys);

/**
 * The screens of a sample workspace, in which a PRD is drafted for the purpose:
 * a name, the place after "#", and what is there when it can be looked at. Some
 * need a step to get there; `narrow` ones are looked at in a small window too.
 */
export async function screensOf(data, workspace) {
  const sessions = await list(data, workspace, 'sessions');
  const busiest = sessions.toSorted((a, b) => b.noteCount - a.noteCount)[0];
  const { productName, productId, id: session } = busiest;
  const planned = sessions.find(({ noteCount }) => noteCount === 0);
  const draft = ['prd', 'draft', '--product', productName, '--workspace', workspace];
  const prd = (await throughline(data, ...draft)).trim();
  const asks = await list(data, workspace, 'asks');
  const ask = asks
    .filter((one) => one.productId === productId && one.themeId)
    .toSorted((a, b) => b.voices.people - a.voices.people)[0];
  const sessionRow = '[data-session-id]';
  const details = 'aside [data-detail] dl';
  const hit = '[data-hit-id]';
  const wrapUp = `#/sessions/${session}?view=wrap-up`;
  const statement = '[data-statement]';
  const promise = '[data-promise]';
  return [
    { name: 'sessions', place: '#/sessions', shows: sessionRow, narrow: true },
    { name: 'new-session', place: '#/sessions', shows: sessionRow, step: press('n'), dialog: true },
    { name: 'capture', place: `#/sessions/${session}`, shows: '[data-note]', narrow: true },
    { name: 'capture-note', place: `#/sessions/${session}`, shows: '[data-note]', step: editNewest },
    { name: 'capture-menu', place: `#/sessions/${session}`, shows: '[data-note]', step: openNoteMenu },
    { name: 'planned', place: `#/sessions/${planned.id}`, shows: '.prepare' },
    { name: 'wrap-up', place: wrapUp, shows: statement, step: confirmFirst, narrow: true },
    { name: 'wrap-up-correct', place: wrapUp, shows: statement, step: correctSecond },
    { name: 'promises', place: '#/promises', shows: promise, narrow: true },
    { name: 'promises-settled', place: '#/promises?show=settled', shows: promise },
    { name: 'promise-move', place: '#/promises', shows: promise, step: movePromise, dialog: true },
    { name: 'asks', place: '#/asks', shows: '[data-ask-id]', narrow: true },
    { name: 'ask', place: `#/asks?ask=${ask.id}`, shows: details, narrow: true },
    { name: 'new-ask', place: '#/asks', shows: '[data-ask-id]', step: press('n'), dialog: true },
    { name: 'themes', place: `#/themes/${productId}`, shows: '[data-ask-id]', narrow: true },
    { name: 'theme-ask', place: `#/themes/${productId}?ask=${ask.id}`, shows: details },
    {
      name: 'theme-move',
      place: `#/themes/${productId}`,
      shows: '[data-ask-id]',
      step: moveCard,
      dialog: true,
    },
    { name: 'prds', place: '#/prds', shows: '[data-prd]' },
    { name: 'draft-prd', place: `#/prds?draft=${productId}`, shows: '[data-theme-choice]', dialog: true },
    { name: 'prd', place: `#/prds/${prd}`, shows: '[data-requirement]', step: drawPreview, narrow: true },
    { name: 'prd-read', place: `#/prds/${prd}`, shows: '[role="img"] canvas', step: press('Alt+r') },
    { name: 'people', place: '#/people', shows: 'main table' },
    { name: 'person', place: `#/people?person=${busiest.participantIds[0]}`, shows: 'aside h2' },
    { name: 'new-person', place: '#/people', shows: 'main table', step: press('n'), dialog: true },
    { name: 'guides', place: '#/guides', shows: '[data-guide]' },
    { name: 'guide', place: '#/guides/interview-internal', shows: 'main ol' },
    { name: 'products', place: '#/products', shows: 'main li' },
    { name: 'product', place: `#/products/${productId}`, shows: 'main h2' },
    { name: 'new-product', place: '#/products', shows: 'main li', step: press('n'), dialog: true },
    { name: 'review', place: '#/review', shows: '[data-past]' },
    { name: 'review-hits', place: '#/review?q=close', shows: hit, narrow: true },
    { name: 'review-nothing', place: '#/review?q=unfindable', shows: 'text=Nothing found' },
    { name: 'settings', place: '#/settings', shows: 'main h2' },
    { name: 'palette', place: '#/sessions', shows: sessionRow, step: press('Control+k'), dialog: true },
    { name: 'keys', place: '#/asks', shows: '[data-ask-id]', step: press('?'), dialog: true },
    { name: 'workspaces', place: '#/sessions', shows: sessionRow, step: openWorkspaceMenu },
  ];
}

/** The screens of a workspace in which nothing is yet, each of which teaches the next step. */
export const emptyScreens = [
  'sessions',
  'asks',
  'themes',
  'prds',
  'promises',
  'people',
  'products',
  'review',
].map((area) => ({
  name: `empty-${area}`,
  place: `#/${area}`,
  shows: 'section.empty',
}));

async function editNewest(page) {
  await page.getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('textbox', { name: 'Edit this line' }).waitFor();
}

async function openNoteMenu(page) {
  await page.locator('[data-note]').last().click({ button: 'right' });
  await page.getByRole('menu').waitFor();
}

/** The same screen whether it was confirmed before or not. */
async function confirmFirst(page) {
  await page.locator('[data-statement] input').first().check();
  await page.locator('[data-statement]').getByText('Confirmed').waitFor();
}

async function correctSecond(page) {
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Correct this line' }).waitFor();
}

async function movePromise(page) {
  await page.keyboard.press('j');
  await page.keyboard.press('m');
}

async function moveCard(page) {
  await page.locator('[data-ask-id] a').first().focus();
  await page.keyboard.press('m');
}

/** In a small window the preview is closed at first. */
async function drawPreview(page) {
  if (page.viewportSize().width > 1239) await page.locator('[role="img"] canvas').first().waitFor();
}

async function openWorkspaceMenu(page) {
  await page.getByRole('button', { name: /workspace menu$/ }).click();
  await page.getByRole('menu').waitFor();
}

export const colourSchemes = ['light', 'dark'];

/** Brings the app's page to a screen and waits until it stands still. */
export async function visit({ page, server }, { place, shows, step, dialog }) {
  // Anew, so that nothing that was open on the screen before is left over.
  await page.goto('about:blank');
  await page.goto(server.url + place);
  await page.locator(shows).first().waitFor();
  await step?.(page);
  if (dialog) await page.getByRole('dialog').waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() =>
    Promise.all([document.fonts.ready, ...document.getAnimations().map((a) => a.finished.catch(() => {}))]),
  );
}

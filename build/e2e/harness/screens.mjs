// Every screen of the app, for what looks at all of them: accessibility and pictures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnOf } from './board.mjs';
import { list, throughline } from './commands.mjs';
import { dropFile } from './dropping.mjs';

const press = (keys) => (page) => page.keyboard.press(keys);

/**
 * The screens of a sample workspace, in which a PRD is drafted and a transcript
 * imported for the purpose: a name, the place after "#", and what is there when
 * it can be looked at. Some need a step to get there, which `after` takes back where
 * it would show elsewhere; `narrow` ones are looked at in a small window too, the
 * `strip` in one beside a call.
 */
export async function screensOf(data, workspace) {
  const sessions = await list(data, workspace, 'sessions');
  const busiest = sessions.toSorted((a, b) => b.noteCount - a.noteCount)[0];
  const { productName, productId, id: session } = busiest;
  const planned = sessions.find(({ noteCount }) => noteCount === 0);
  const draft = ['prd', 'draft', '--product', productName, '--workspace', workspace];
  const prd = (await throughline(data, ...draft)).trim();
  const metric = (await list(data, workspace, 'metrics'))[0];
  const talk = await importTalk(data, workspace, productName);
  const asks = await list(data, workspace, 'asks');
  const ask = asks
    .filter((one) => one.productId === productId && one.themeId)
    .toSorted((a, b) => b.voices.people - a.voices.people)[0];
  const root = asks.find(({ statement }) => statement.startsWith('Say on every order'));
  const sessionRow = '[data-session-id]';
  const details = 'aside [data-detail] section';
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
    { name: 'transcript', place: `#/sessions/${talk}`, shows: '[data-note]', step: openTranscript },
    { name: 'wrap-up', place: wrapUp, shows: statement, step: confirmFirst, narrow: true },
    { name: 'wrap-up-correct', place: wrapUp, shows: statement, step: correctSecond },
    { name: 'promises', place: '#/promises', shows: promise, narrow: true },
    { name: 'promises-settled', place: '#/promises?show=settled', shows: promise },
    { name: 'promise-move', place: '#/promises', shows: promise, step: movePromise, dialog: true },
    { name: 'asks', place: '#/asks', shows: '[data-ask-id]', narrow: true },
    { name: 'ask', place: `#/asks?ask=${ask.id}`, shows: details, narrow: true },
    { name: 'ask-ladder', place: `#/asks?ask=${ask.id}`, shows: details, step: toLadder, narrow: true },
    { name: 'ask-root', place: `#/asks?ask=${root.id}`, shows: details, step: toMerged, narrow: true },
    {
      name: 'import-asks',
      place: '#/asks',
      shows: '[data-ask-id]',
      step: dropTickets,
      dialog: true,
      narrow: true,
    },
    {
      name: 'duplicates',
      place: `#/asks?view=duplicates&product=${productId}`,
      shows: '[data-pair]',
      narrow: true,
    },
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
    {
      name: 'suggest-themes',
      place: `#/themes/${productId}?view=suggest`,
      shows: '[data-group]',
      narrow: true,
    },
    {
      name: 'merge-ask',
      place: `#/asks?ask=${ask.id}`,
      shows: details,
      step: mergeAsk,
      dialog: true,
      narrow: true,
    },
    { name: 'voices', place: `#/voices/${productId}`, shows: '[role="gridcell"]', narrow: true },
    {
      name: 'theme-definition',
      place: `#/themes/${root.productId}`,
      shows: '[data-ask-id]',
      step: openDefinition,
      narrow: true,
    },
    {
      name: 'voices-evidence',
      place: `#/voices/${root.productId}?cell=${root.id}&channel=ticket`,
      shows: 'aside li',
      narrow: true,
    },
    { name: 'voices-cell', place: `#/voices/${productId}?cell=${ask.id}`, shows: 'aside li', narrow: true },
    { name: 'voices-teams', place: `#/voices/${productId}?view=teams`, shows: 'main li', narrow: true },
    { name: 'voices-people', place: `#/voices/${productId}?view=people`, shows: 'main li', narrow: true },
    { name: 'prds', place: '#/prds', shows: '[data-prd]' },
    { name: 'draft-prd', place: `#/prds?draft=${productId}`, shows: '[data-theme-choice]', dialog: true },
    { name: 'prd', place: `#/prds/${prd}`, shows: '[data-requirement]', step: drawPreview, narrow: true },
    { name: 'prd-read', place: `#/prds/${prd}`, shows: '[role="img"] canvas', step: press('Alt+r') },
    {
      name: 'prd-publish',
      place: `#/prds/${prd}`,
      shows: '[data-requirement]',
      step: press('Alt+Shift+h'),
      dialog: true,
    },
    {
      name: 'prd-versions',
      place: `#/prds/${prd}`,
      shows: '[data-requirement]',
      step: showVersions(prd),
      narrow: true,
    },
    {
      name: 'prd-agreement',
      place: `#/prds/${prd}`,
      shows: '[data-requirement]',
      step: showAgreement(prd),
      narrow: true,
    },
    {
      name: 'prd-evidence',
      place: `#/prds/${prd}`,
      shows: '[data-requirement]',
      step: press('Alt+e'),
      narrow: true,
    },
    {
      name: 'prd-export',
      place: `#/prds/${prd}`,
      shows: '[data-requirement]',
      step: press('Control+e'),
      dialog: true,
    },
    {
      name: 'prd-compare',
      place: `#/prds/${prd}`,
      shows: '[data-requirement]',
      step: showCompared(prd),
      narrow: true,
    },
    { name: 'metrics', place: '#/metrics', shows: 'main table', narrow: true },
    { name: 'metric', place: `#/metrics?metric=${metric.id}`, shows: 'aside svg[role="img"]', narrow: true },
    { name: 'new-metric', place: '#/metrics', shows: 'main table', step: press('n'), dialog: true },
    {
      name: 'paste-readings',
      place: `#/metrics?metric=${metric.id}`,
      shows: 'aside form',
      step: press('p'),
      dialog: true,
    },
    { name: 'trace', place: `#/prds/${prd}?view=trace`, shows: '[data-trace-ask]', narrow: true },
    {
      name: 'trace-ask',
      place: `#/prds/${prd}?view=trace&ask=${ask.id}`,
      shows: 'aside blockquote',
      narrow: true,
    },
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
    { name: 'running', place: `#/sessions/${session}`, shows: '[data-note]', step: goOn, narrow: true },
    {
      name: 'asked-before',
      place: `#/sessions/${session}`,
      shows: '[data-note]',
      step: askAgain,
      after: undo,
      narrow: true,
    },
    { name: 'strip', place: `#/sessions/${session}`, shows: '[data-note]', step: goOn, strip: true },
  ];
}

/** A call's transcript as a meeting leaves it, imported as a session; gives its id. */
async function importTalk(data, workspace, productName) {
  const file = join(data, 'Close call.vtt');
  const said = [
    ['Rina Hartono', 'We close the month on nine spreadsheets, and each of us mails theirs by day two.'],
    ['Budi Santoso', 'By the time I see the variance, the person who can explain it is on leave.'],
    ['Rina Hartono', 'We need to see the late postings before the close, by owner.'],
    ['Maya Lim', 'And the intercompany ones. I mail a list of differences to both sides.'],
    ['Budi Santoso', 'I would like the accruals to come from the purchase order.'],
    ['Rina Hartono', 'The first nightly run should be with the two smallest entities.'],
    ['Budi Santoso', 'We need to see on one page which entity has not posted yet.'],
    ['Maya Lim', 'We need to match the intercompany balances every night, with the owner on both sides.'],
  ];
  const at = (s) => `00:00:${String(s).padStart(2, '0')}.000`;
  const cues = said.map(([who, text], i) => `${at(i * 7)} --> ${at(i * 7 + 6)}\n<v ${who}>${text}</v>\n`);
  writeFileSync(file, ['WEBVTT\n', ...cues].join('\n'));
  await throughline(data, 'import', file, '--product', productName, '--workspace', workspace);
  return (await list(data, workspace, 'sessions')).find(({ title }) => title === 'Close call').id;
}

/** The screens of a workspace in which nothing is yet, each of which teaches the next step. */
export const emptyScreens = [
  'sessions',
  'asks',
  'themes',
  'voices',
  'prds',
  'metrics',
  'promises',
  'people',
  'products',
  'review',
  'trash',
].map((area) => ({
  name: `empty-${area}`,
  place: `#/${area}`,
  shows: 'section.empty',
}));

async function openTranscript(page) {
  if ((await page.locator('[data-line-id]').count()) === 0) await page.keyboard.press('Alt+t');
  await page.locator('[data-line-id]').first().waitFor();
}

/** The same screen whether the session goes on already or not. */
async function goOn(page) {
  const reopen = page.getByRole('button', { name: 'Reopen', exact: true });
  await reopen.or(page.getByRole('button', { name: 'Pause', exact: true })).waitFor();
  if (await reopen.isVisible()) await reopen.click();
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  await page.keyboard.press('Alt+1');
}

/** Takes down an ask that was asked before, and shows what was asked. */
async function askAgain(page) {
  await goOn(page);
  await page
    .getByRole('textbox', { name: 'Note' })
    .fill('! the invoice goes to a deputy when its approver is away');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: /^Asked before by/ })
    .first()
    .waitFor();
  await page.keyboard.press('Alt+l');
  await page.getByRole('region', { name: 'Asked before' }).waitFor();
}

const undo = (page) => page.evaluate(() => window.go.api.History.Undo());

/** The definition of the theme that has a part. */
async function openDefinition(page) {
  await columnOf(page, 'Know what I earn and when it comes').locator('[data-ask-id] a').first().focus();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'What belongs' }).waitFor();
}

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

async function toLadder(page) {
  await page.locator('[data-detail] .solutions').scrollIntoViewIfNeeded();
}

async function toMerged(page) {
  await page.getByRole('region', { name: 'Merged here' }).scrollIntoViewIfNeeded();
}

/** A table as a help desk gives it, whose columns are recognised. */
async function dropTickets(page) {
  const tickets = [
    'Ticket ID;Subject;Requester name;Agent;Created at;Votes;Category',
    'T-4102;Show which of my invoices wait for a receipt;Nadia Rahman;Daniel Osei;2026-10-27;4;Receipts',
    'T-4107;Tell me the rate that a foreign invoice was booked at;Jonas Weber;Daniel Osei;2026-10-28;9;Rates',
    'T-4110;Let me copy the entry of last month;Budi Santoso;Daniel Osei;2026-10-28;2;Entries',
    'T-4113;Warn me before a period is closed;Noor Bakker;Daniel Osei;2026-10-29;1;Calendar',
    'T-4121;;Noor Bakker;Daniel Osei;2026-10-30;0;Calendar',
  ];
  await dropFile(page, 'tickets.csv', tickets.join('\r\n'));
  await page.getByText(/4 new/).waitFor();
}

/** Finds an ask into which the open one could be merged, and looks at what that would do. */
async function mergeAsk(page) {
  await page.getByRole('button', { name: 'Merge into …' }).click();
  await page.getByRole('combobox', { name: 'Into the ask that says the same' }).fill('deputy');
  await page.getByRole('option').first().click();
  await page.getByText(/^Together/).waitFor();
}

/** In a small window the preview is closed at first. */
/** Publishes a PRD, once, goes on writing, and shows its versions. */
const showVersions = (prd) => async (page) => {
  await page.evaluate(async (id) => {
    const { PRDs, Versions } = window.go.api;
    if ((await Versions.Standing(id)).versions.length > 0) return;
    await Versions.Publish({ prdId: id, label: '1.0', note: 'For the review of finance' });
    const { sections, requirements } = await PRDs.Get(id);
    const { asks: _asks, ref: _ref, suspect: _suspect, ...first } = requirements[0];
    const statement = `${first.statement.replace(/\.$/, '')} within five days.`;
    await PRDs.UpdateRequirement({ ...first, statement, criteria: ['Shown within a day'] });
    await PRDs.UpdateSection({ ...sections[0], body: `${sections[0].body}\n\nIt grows every month.` });
    await PRDs.AddRequirement(id, 'The app tells the owner of an entity on day two.');
  }, prd);
  await page.reload();
  await page.getByRole('link', { name: /changes? since v1.0/ }).waitFor();
  await page.keyboard.press('Alt+h');
  await page.locator('[data-version]').first().waitFor();
};

const showCompared = (prd) => async (page) => {
  await showVersions(prd)(page);
  await page.keyboard.press('Alt+d');
  await page.locator('[data-change]').first().waitFor();
};

/** What three reviewers said of the first version, which the draft has left since. */
const showAgreement = (prd) => async (page) => {
  await showVersions(prd)(page);
  await page.evaluate(async (prdId) => {
    const { Agreement, Comments, PRDs, Stakeholders, Versions } = window.go.api;
    if ((await Agreement.Of(prdId)).reviews.length > 0) return;
    const [people, { sections }, { versions }] = await Promise.all([
      Stakeholders.List(),
      PRDs.Get(prdId),
      Versions.Standing(prdId),
    ]);
    const asked = [
      { role: 'Finance', verdict: 'agreed', remarks: '', looksAt: [] },
      {
        role: 'Audit',
        verdict: 'remarks',
        remarks: 'Keep the trail for seven years.',
        looksAt: [sections.at(-1).id],
      },
      { role: 'Warehouse', verdict: '', remarks: '', looksAt: [] },
    ];
    for (const [i, { role, verdict, remarks, looksAt }] of asked.entries()) {
      const reviewer = { prdId, stakeholderId: people[i].id, role, looksAt, dueOn: '2026-12-18' };
      const { id } = await Agreement.Add({ reviewer, newPerson: '' });
      if (verdict !== '') {
        await Agreement.Sign({ reviewerId: id, versionId: versions[0].id, verdict, remarks });
      }
    }
    const comment = { prdId, sectionId: sections[0].id, text: 'Who reads the sheet on day three?' };
    await Comments.Add({ comment, newAuthor: '' });
  }, prd);
  await page.keyboard.press('Alt+g');
  await page.locator('[data-reviewer]').first().waitFor();
};

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

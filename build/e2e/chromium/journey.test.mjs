// The main job in the window, from an empty data folder to a PDF, and back to
// the session after the app was closed. The tests are its steps, in their order.
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cardOf, columnOf, dragCard, holdCard } from '../harness/board.mjs';
import { composer, noteRow, takeNote } from '../harness/capture.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { answerFileDialog } from '../harness/desktop.mjs';
import { area, button, field, heading, message, search, textOf } from '../harness/page.mjs';
import { readPDF } from '../harness/pdf.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
const pdf = join(data, 'Month-end close.pdf');
let app;
let page;

before(async () => {
  app = await openInChromium({ data });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

test('a first start offers a beginning; “Start empty” opens a workspace in the data folder', async () => {
  await heading(page, /in their own words/).waitFor();
  await page.getByRole('button', { name: /Start empty/ }).click();
  await heading(page, 'Sessions').waitFor();
  assert.ok(existsSync(join(data, 'My workspace.throughline')));
});

test('a product is added where the empty list of sessions asks for it', async () => {
  await page.getByRole('main').getByRole('button', { name: 'New product' }).click();
  const dialog = page.getByRole('dialog', { name: 'New product' });
  await field(dialog, 'Name').fill('Ledger');
  await dialog.getByRole('radio', { name: /Internal/ }).check();
  await button(dialog, 'Add product').click();
  await dialog.waitFor({ state: 'hidden' });
  await area(page, 'Ledger').waitFor();
});

test('people are added with their team', async () => {
  const people = [
    { name: 'Rina Hartono', role: 'Financial controller', team: 'Accounting' },
    { name: 'Budi Santoso', role: 'Warehouse lead', team: 'Logistics' },
  ];
  await area(page, 'People').click();
  for (const { name, role, team } of people) {
    await button(page.getByRole('main'), 'New person').first().click();
    const dialog = page.getByRole('dialog', { name: 'New person' });
    await field(dialog, 'Name').fill(name);
    await field(dialog, 'Role').fill(role);
    await dialog.getByRole('combobox', { name: 'Team' }).fill(team);
    await button(dialog, 'Add person').click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('main').getByText(name).first().waitFor();
  }
});

test('a session is planned with a goal and its people, and opens', async () => {
  await area(page, 'Sessions').click();
  await button(page.getByRole('main'), 'New session').first().click();
  const dialog = page.getByRole('dialog', { name: 'New session' });
  await field(dialog, 'Title').fill('Month-end close with finance');
  await field(dialog, 'Goal').fill('Learn what keeps the books open');
  for (const name of ['Rina', 'Budi']) {
    await dialog.getByRole('combobox', { name: 'Participants' }).fill(name);
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  }
  await button(dialog, 'Create session').click();
  await heading(page, 'Month-end close with finance').waitFor();
  await page.getByText('Learn what keeps the books open').first().waitFor();
});

const lines = [
  { typed: '! @Rina export the journal in one click #close !2', text: 'export the journal', kind: 'Ask' },
  { typed: '> I wait two days for the file', text: 'I wait two days', kind: 'Quote' },
  { typed: '~ every correction starts the list over', text: 'every correction', kind: 'Pain' },
  { typed: '? who signs off the accruals', text: 'who signs off', kind: 'Question' },
  { typed: '= we close on day three', text: 'we close on day three', kind: 'Decision' },
  { typed: 'fourteen accounts by hand 📒 月末结算要三天', text: '📒 月末结算要三天', kind: '' },
];

test('typed lines are saved with their time, kind and speaker', async () => {
  await button(page, 'Start now').click();
  for (const [i, { typed }] of lines.entries()) {
    // The second line is said by whom a key names.
    if (i === 1) await page.keyboard.press('Alt+1');
    await takeNote(page, typed);
    if (i === 1) await page.keyboard.press('Alt+1');
  }
  for (const { text, kind } of lines) {
    const row = noteRow(page, text);
    assert.match(await row.locator('time').innerText(), /^\d+:\d\d$/);
    if (kind !== '') await row.getByText(kind, { exact: true }).waitFor();
  }
  for (const text of ['export the journal', 'I wait two days']) {
    await noteRow(page, text).getByText('Rina Hartono').waitFor();
  }
  await noteRow(page, 'export the journal').getByText('important').waitFor();
  await noteRow(page, 'export the journal').getByText('#close').waitFor();
  assert.equal(await composer(page).inputValue(), '');
});

test('a note is edited where it stands', async () => {
  await noteRow(page, 'who signs off').click();
  await page.keyboard.press('e');
  const edit = field(page, 'Edit this line');
  assert.match(await edit.inputValue(), /who signs off the accruals/);
  await edit.fill('? who signs off the accruals of the last day');
  await edit.press('Enter');
  await noteRow(page, 'accruals of the last day').waitFor();
});

test('a note changes its kind by one key, and by another at once', async () => {
  await noteRow(page, 'we close on day three').click();
  await page.keyboard.press('t');
  await noteRow(page, 'we close on day three').getByText('Promise').waitFor();
  await page.keyboard.press('d');
  await noteRow(page, 'we close on day three').getByText('Decision').waitFor();
});

test('a deleted note comes back by Undo', async () => {
  await noteRow(page, 'I wait two days').click();
  await page.keyboard.press('Delete');
  await noteRow(page, 'I wait two days').waitFor({ state: 'detached' });
  await button(page, 'Undo').click();
  await noteRow(page, 'I wait two days').getByText('Rina Hartono').waitFor();
});

test('any note is made an ask later', async () => {
  await noteRow(page, 'every correction').click();
  await page.keyboard.press('m');
  await message(page, 'It is an ask now').waitFor();
});

test('a quote becomes one more voice behind an ask', async () => {
  await noteRow(page, 'I wait two days').click();
  await page.keyboard.press('b');
  const find = page.getByRole('combobox', { name: 'Find the ask to put it behind' });
  await find.pressSequentially('journal');
  await page.getByRole('option', { name: /export the journal/ }).waitFor();
  await page.keyboard.press('Enter');
  await message(page, 'One more voice behind').waitFor();
});

test('the list of asks shows them, with the evidence that leads back to the note', async () => {
  await area(page, 'Asks').click();
  const asks = page.locator('[data-ask-id]');
  await asks.filter({ hasText: 'every correction starts the list over' }).waitFor();
  await asks.filter({ hasText: 'export the journal in one click' }).click();
  const details = page.getByRole('complementary', { name: 'Ask' });
  await details.getByText('“I wait two days for the file”').waitFor();
  await details
    .getByRole('link', { name: /in Month-end close with finance/ })
    .last()
    .click();
  await heading(page, 'Month-end close with finance').waitFor();
  await page.getByRole('row', { selected: true }).getByText('I wait two days for the file').waitFor();
});

test('themes are made on the board', async () => {
  await area(page, 'Themes').click();
  await cardOf(page, 'export the journal').waitFor();
  for (const name of ['Faster close', 'Fewer corrections', 'Someday']) {
    await button(page.getByRole('main'), 'New theme').first().click();
    await field(page, 'Name of the new theme').fill(name);
    await page.keyboard.press('Enter');
    await columnOf(page, name).waitFor();
  }
});

test('a card is dragged into a theme with the mouse', async () => {
  await dragCard(page, 'export the journal', 'Faster close');
  await cardOf(columnOf(page, 'Faster close'), 'export the journal').waitFor();
  await page.reload();
  await cardOf(columnOf(page, 'Faster close'), 'export the journal').waitFor();
});

test('Escape gives a drag up, and the card goes back to where it came from', async () => {
  await holdCard(page, 'export the journal', 'Someday');
  await page.locator('[data-lane].over').and(columnOf(page, 'Someday')).waitFor();
  await page.keyboard.press('Escape');
  await cardOf(columnOf(page, 'Faster close'), 'export the journal').waitFor();
  await page.locator('[data-lane].over').waitFor({ state: 'detached' });
  await page.mouse.up();
  await page.reload();
  await cardOf(columnOf(page, 'Faster close'), 'export the journal').waitFor();
});

test('a card is moved into a theme with the keyboard', async () => {
  await cardOf(page, 'every correction').getByRole('link').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await cardOf(columnOf(page, 'Faster close'), 'every correction').waitFor();
  await page.keyboard.press('Shift+ArrowRight');
  await cardOf(columnOf(page, 'Fewer corrections'), 'every correction').waitFor();
});

test('a theme is renamed', async () => {
  await button(page, 'Fewer corrections').click();
  await field(page, 'Name of the theme').fill('Corrections that stay');
  await page.keyboard.press('Enter');
  await columnOf(page, 'Corrections that stay').waitFor();
});

test('two themes are merged, and parted again by Undo', async () => {
  await button(page, 'More for Corrections that stay').click();
  await page.getByRole('menuitem', { name: 'Merge into …' }).click();
  await page.getByRole('option', { name: /Faster close/ }).click();
  await columnOf(page, 'Corrections that stay').waitFor({ state: 'detached' });
  assert.equal(await columnOf(page, 'Faster close').locator('[data-ask-id]').count(), 2);
  await button(page, 'Undo').click();
  await cardOf(columnOf(page, 'Corrections that stay'), 'every correction').waitFor();
});

test('a deleted theme comes back with its asks by Undo', async () => {
  await button(page, 'More for Faster close').click();
  await page.getByRole('menuitem', { name: 'Delete theme' }).click();
  await columnOf(page, 'Faster close').waitFor({ state: 'detached' });
  await cardOf(columnOf(page, 'No theme yet'), 'export the journal').waitFor();
  await button(page, 'Undo').click();
  await cardOf(columnOf(page, 'Faster close'), 'export the journal').waitFor();
});

test('a PRD is drafted from chosen themes', async () => {
  await page.getByRole('link', { name: 'Draft PRD' }).click();
  const dialog = page.getByRole('dialog', { name: 'Draft a PRD' });
  await field(dialog, 'Title').fill('Month-end close');
  await dialog.getByRole('checkbox', { name: /Corrections that stay/ }).uncheck();
  await button(dialog, 'Draft from 1 ask').click();
  await heading(page, 'Month-end close').waitFor();
  const requirement = page.getByRole('listitem', { name: 'REQ-001' });
  await requirement.getByText('Rina Hartono').first().waitFor();
  assert.equal(await page.locator('[data-requirement]').count(), 1);
});

test('a section is edited, and shown as saved once it is on disk', async () => {
  const goals = field(page, 'Goals');
  await goals.fill('- The books close on day three 📒 月末');
  await page.locator('[data-save-state="saved"]').waitFor();
  await page.reload();
  await goals.waitFor();
  assert.equal(await textOf(goals), '- The books close on day three 📒 月末');
});

test('the PRD is exported by the system’s dialog as a sound PDF with its sources', async () => {
  await button(page, 'Export …').click();
  await button(page.getByRole('dialog'), 'Export').click();
  await answerFileDialog('Export PDF', pdf);
  await page.getByRole('status').filter({ hasText: 'Exported' }).waitFor();
  const text = readPDF(pdf);
  for (const part of [
    'REQ-001',
    'export the journal in one click',
    'I wait two days for the file',
    'Rina Hartono',
    'The books close on day three',
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
});

const hits = () => page.getByRole('listbox', { name: 'Hits' }).getByRole('option');

/** Searches for what the journey is about and opens the first hit of a kind by the keys alone. */
async function openHit(kind) {
  await area(page, 'Review').click();
  await search(page).fill('journ');
  await page.locator(`[data-hit-kind="${kind}"]`).first().waitFor();
  const kinds = await hits().evaluateAll((all) => all.map((hit) => hit.dataset.hitKind));
  for (let i = 0; i < kinds.indexOf(kind); i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('the search finds a note as one types, and Enter opens its place in the session', async () => {
  await openHit('note');
  await heading(page, 'Month-end close with finance').waitFor();
  await page.getByRole('row', { selected: true }).getByText('export the journal in one click').waitFor();
});

test('narrowed to asks, the search finds the ask, and Enter opens it', async () => {
  await area(page, 'Review').click();
  await search(page).fill('journ');
  await page.getByRole('group', { name: 'Filters' }).getByLabel('Kind').click();
  await page.getByRole('option', { name: 'Asks', exact: true }).click();
  await page.locator('[data-hit-kind="ask"]').first().waitFor();
  await search(page).press('Enter');
  await heading(page, 'Asks').waitFor();
  const details = page.getByRole('complementary', { name: 'Ask' });
  assert.equal(await field(details, 'Statement').inputValue(), 'export the journal in one click');
});

test('the search finds the PRD, and Enter opens it', async () => {
  await page.goBack();
  await button(page, 'Clear filters').click();
  await openHit('prd');
  await heading(page, 'Month-end close').waitFor();
  await page.getByRole('listitem', { name: 'REQ-001' }).waitFor();
});

test('closed and started again, the session is there and the search finds it', async () => {
  assert.deepEqual(app.errors, []);
  await app.close();
  app = await openInChromium({ data });
  page = app.page;
  const session = page.getByRole('main').getByRole('link', { name: /Month-end close with finance/ });
  await session.click();
  for (const { text } of lines.filter((line) => line.kind !== 'Question'))
    await noteRow(page, text).waitFor();
  await noteRow(page, 'accruals of the last day').waitFor();
  await area(page, 'Review').click();
  await search(page).fill('correction');
  await page.locator('[data-hit-kind="note"]').first().waitFor();
  assert.deepEqual(app.errors, []);
});

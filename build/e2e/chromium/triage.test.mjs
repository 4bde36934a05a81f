// Asks are looked through by the keyboard alone: the mouse is not touched once.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeInChromium } from '../harness/axe.mjs';
import { openInChromium } from '../harness/chromium.mjs';
import { makeSample } from '../harness/commands.mjs';
import { field, hasFocus, heading, message } from '../harness/page.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';

const data = freshFolder();
let app;
let page;

before(async () => {
  app = await openInChromium({ data, workspace: await makeSample(data) });
  page = app.page;
});
after(async () => {
  await app?.close();
  rmSync(data, { recursive: true, force: true });
});

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text) => page.keyboard.type(text);

const view = (name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const current = (name) => page.locator('nav[aria-label="Views"] a[aria-current]', { hasText: name });
const counted = async (name) => Number(/\d+/.exec(await view(name).textContent())?.[0]);
const holds = (name, count) =>
  until(async () => (await counted(name)) === count, { what: `${count} asks in ${name}` });

/** The statement of the row that has the focus. */
const atCaret = () =>
  page.evaluate(() => document.activeElement?.closest('[data-ask-id] a')?.textContent ?? '');
const caretMovesFrom = (statement) =>
  until(async () => !['', statement].includes(await atCaret()), {
    what: `the caret on an ask after “${statement}”`,
  });

let inbox;

test('the inbox is a view away', async () => {
  await view(/^Sessions/)
    .or(page.getByRole('navigation', { name: 'Areas' }))
    .first()
    .waitFor();
  await press('g', 'a');
  await heading(page, 'Asks').waitFor();
  await view('Inbox').waitFor();
  await press('[');
  await current('Inbox').waitFor();
  inbox = await counted('Inbox');
  assert.ok(inbox >= 6, `${inbox} asks in the inbox of the sample`);
  assert.deepEqual(await axeInChromium(page), []);
});

test('an ask is accepted, and the next one is under the caret', async () => {
  await press('j');
  await until(atCaret, { what: 'the caret on the first ask' });
  const first = await atCaret();
  await press('a');
  await message(page, 'Ask accepted').waitFor();
  await caretMovesFrom(first);
  await holds('Inbox', inbox - 1);
});

test('one is declined with its reason where it stands', async () => {
  const statement = await atCaret();
  await press('d');
  await hasFocus(field(page, 'Reason to decline'));
  await type('Payroll owns this');
  await press('Enter');
  await message(page, 'Ask declined').waitFor();
  await caretMovesFrom(statement);
  await holds('Inbox', inbox - 2);
});

test('several go to a new theme as one step, which undo takes back', async () => {
  await press('Shift+ArrowDown');
  await page.getByText('2 selected').waitFor();
  assert.deepEqual(await axeInChromium(page), []);
  await press('x', 't');
  await page.getByRole('dialog').waitFor();
  await type('Found by the keyboard');
  await press('Enter');
  await message(page, /moved to “Found by the keyboard”/).waitFor();
  await holds('Inbox', inbox - 3);
  await press('Control+z');
  await holds('Inbox', inbox - 2);
});

test('one sleeps until a day', async () => {
  const later = await counted('Later');
  await press('Home', 's');
  await page.getByRole('dialog').waitFor();
  await type('next week');
  await press('Enter');
  await message(page, /Ask asleep until/).waitFor();
  await holds('Inbox', inbox - 3);
  await holds('Later', later + 1);
});

test('the card climbs from the words to the root', async () => {
  await press(']');
  await current('All').waitFor();
  await press('j', 'o');
  await page.locator('[data-detail]').waitFor();
  await press('w');
  await hasFocus(field(page, /^Why \d+/).last());
  await type('the list starts over');
  await press('Enter');
  await until(async () => (await page.evaluate(() => document.activeElement?.value)) === '', {
    what: 'the next why',
  });
  await type('nobody owns it');
  await press('Control+Enter');
  await field(page, /root cause$/).waitFor();
  assert.equal(await field(page, /root cause$/).inputValue(), 'nobody owns it');
  assert.deepEqual(await axeInChromium(page), []);
  await press('Escape');
  await page.locator('[data-detail]').waitFor({ state: 'hidden' });
});

test('one ask is merged into another and comes back by undo', async () => {
  const all = await counted('All');
  await press('Home', 'm');
  await hasFocus(page.getByRole('combobox', { name: 'Into the ask that says the same' }));
  await type('payroll');
  await page.getByRole('option').first().waitFor();
  await press('Enter');
  await hasFocus(page.getByRole('radio', { checked: true }));
  await page.getByRole('button', { name: 'Merge 2 asks' }).focus();
  await press('Enter');
  await message(page, '2 asks merged').waitFor();
  await until(atCaret, { what: 'the caret on an ask' });
  await holds('All', all - 1);
  await press('Control+z');
  await holds('All', all);
});

test('several asks are deleted by one key, and one undo brings them back', async () => {
  const all = await counted('All');
  await press('Home', 'x', 'Shift+ArrowDown');
  await page.getByText('2 selected').waitFor();
  await press('Delete');
  await message(page, /^2 asks deleted/).waitFor();
  await until(atCaret, { what: 'the caret on an ask' });
  await holds('All', all - 2);
  await press('Control+z');
  await holds('All', all);
});

test('a filter is kept by a name', async () => {
  await press('f');
  await page.getByRole('dialog').waitFor();
  await type('chat');
  await press('Enter');
  await page.getByText('Channel: Chat').waitFor();
  await press('v');
  await hasFocus(field(page, 'Name'));
  await type('From chats');
  await press('Enter');
  await current('From chats').waitFor();
  await press(']');
  await current('Inbox').waitFor();
  await press('[');
  await current('From chats').waitFor();
  await page.locator('[data-ask-id]').first().waitFor();
  assert.deepEqual(app.errors, []);
});

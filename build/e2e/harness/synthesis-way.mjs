// The whole way from two thousand tickets to themes, and back again step by step to the workspace as it was.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeInChromium } from './axe.mjs';
import { columnOf } from './board.mjs';
import { openInChromium } from './chromium.mjs';
import { list, makeSample, throughline } from './commands.mjs';
import { area, heading, message } from './page.mjs';
import { freshFolder } from './places.mjs';
import { byKeys, lookAt } from './synthesis.mjs';
import { tickets } from './tickets.mjs';
import { until } from './wait.mjs';

const product = 'Seller centre';
const csv = tickets(2000);

/** The whole workspace, without what only ever grows. */
async function dump(data, workspace) {
  const file = join(data, 'dump.json');
  await throughline(data, 'dump', '-o', file, '--workspace', workspace);
  return readFileSync(file, 'utf8').replace(/"revision": \d+/g, '');
}

/** Tests it, done as one of synthesis.mjs does it. The tests are its steps, in their order. */
export function testTheWay(handsOf) {
  const data = freshFolder();
  const path = join(data, 'tickets.csv');
  /** What was done, as undo tells of it, the first thing first. */
  const done = [];
  let workspace, app, page, see, hands, asked, begun, ended;

  const open = async () => {
    app = await openInChromium({ data, workspace });
    page = app.page;
    [see, hands] = [lookAt(page), handsOf(page)];
    // Keys alone are keys alone.
    await page.evaluate(() => addEventListener('pointerdown', () => (window.pointed = true), true));
  };
  const close = async () => {
    assert.deepEqual(app.errors, []);
    assert.equal(await page.evaluate(() => window.pointed === true), handsOf !== byKeys);
    await app.close();
  };
  const clean = async () => assert.deepEqual(await axeInChromium(page), []);
  /** The history of the program itself. */
  const next = (way) =>
    page.evaluate((w) => window.go.api.History.State().then((s) => s[w]?.label ?? ''), way);
  const happens = async (label) => {
    await until(async () => (await next('undo')) === label, {
      what: `the step “${label}”`,
      timeout: 60_000,
    });
    done.push(label);
  };
  const inSidebar = (n) =>
    area(page, 'Asks')
      .filter({ hasText: n.toLocaleString('en-GB') })
      .waitFor({ timeout: 60_000 });
  const suggestions = (n) =>
    until(async () => (await see.groups()).length === n, { what: `${n} suggestions` }).then(see.groups);
  const largest = (groups) => groups.filter(({ fresh }) => fresh).toSorted((a, b) => b.count - a.count);
  const held = (groups) => groups.reduce((sum, { count }) => sum + count, 0);

  before(async () => {
    writeFileSync(path, csv);
    workspace = await makeSample(data);
    asked = (await list(data, workspace, 'asks')).length;
    begun = await dump(data, workspace);
    await open();
  });
  after(async () => {
    await app?.close();
    rmSync(data, { recursive: true, force: true });
  });

  test('a table of tickets is looked at and comes in', async () => {
    await hands.open({ path, csv }, product);
    await see.importing.getByText('tickets.csv · Table · 2,000 rows').waitFor();
    await see.importing.getByText(/2,000 new · 100 new people/).waitFor();
    await clean();
    await hands.takeIn();
    await happens('Import asks');
    await inSidebar(asked + 2000);
    await clean();
  });

  test('themes are suggested for them', async () => {
    await hands.toBoard(product);
    await page.locator('[data-ask-id]').first().waitFor();
    await clean();
    await hands.suggest();
    await see.current.waitFor({ timeout: 120_000 });
    const found = await see.groups();
    assert.ok(found.length >= 8 && found.length <= 80, `${found.length} suggestions`);
    assert.ok(held(found) > 1600, `${held(found)} asks placed`);
    await clean();
  });

  test('an ask is moved out, and one that is like it goes along', async () => {
    const found = await see.groups();
    const [from] = largest(found);
    await hands.select(from.name);
    await hands.moveOut('Set apart');
    await clean();
    await hands.move();
    const now = await suggestions(found.length + 1);
    assert.equal(now.at(-1).count, 2);
    assert.equal(now.at(-1).name, 'Set apart');
    assert.equal(now.find(({ name }) => name === from.name).count, from.count - 2);
  });

  test('one is split, and two are merged', async () => {
    const found = await see.groups();
    const [from] = largest(found);
    await hands.select(from.name);
    await hands.split();
    await until(async () => (await see.groups()).length > found.length, { what: 'the parts' });
    const parts = await see.groups();
    assert.equal(held(parts), held(found));
    await clean();
    const [into, what] = largest(parts);
    await hands.select(what.name);
    await hands.mergeInto(into.name);
    const merged = await suggestions(parts.length - 1);
    assert.ok(merged.some(({ count }) => count === into.count + what.count));
  });

  test('one is dismissed', async () => {
    const found = await see.groups();
    await hands.select(largest(found).at(-1).name);
    await hands.dismiss();
    await suggestions(found.length - 1);
    await happens('Dismiss suggested theme');
  });

  test('one is renamed and accepted whole, one in part', async () => {
    const found = await see.groups();
    const [first, second] = largest(found);
    await hands.select(first.name);
    await hands.rename('Whole of it');
    await hands.accept();
    await suggestions(found.length - 1);
    await happens('Accept theme Whole of it');
    await hands.select(second.name);
    await hands.rename('Part of it');
    const left = await see.asks.first().textContent();
    await hands.leaveOne();
    await clean();
    await hands.accept();
    await suggestions(found.length - 2);
    await happens('Accept theme Part of it');
    await see.unplaced.getByText(left, { exact: true }).waitFor();
    await hands.leave();
    for (const [name, count] of [
      ['Whole of it', first.count],
      ['Part of it', second.count - 1],
    ]) {
      await columnOf(page, name).getByText(String(count), { exact: false }).first().waitFor();
    }
    await clean();
  });

  test('two that say the same are merged, and split off again', async () => {
    await hands.toDuplicates(product);
    await see.pairs.first().waitFor({ timeout: 60_000 });
    await clean();
    const [kept, other] = await see.pair();
    await hands.mergePair();
    await happens('Merge asks');
    await inSidebar(asked + 1999);
    await hands.openAsk(kept);
    await until(async () => (await see.merged.count()) === 1, { what: 'the merged ask on the card' });
    await clean();
    await hands.splitOff(other);
    await happens('Split off ask');
    await inSidebar(asked + 2000);
    await see.merged.waitFor({ state: 'detached' });
  });

  test('after a restart, all of it is undone step by step, and the workspace is what it was', async () => {
    await close();
    ended = await dump(data, workspace);
    await open();
    await heading(page, 'Sessions').waitFor();
    for (const label of done.toReversed()) {
      assert.equal(await next('undo'), label);
      await hands.undo(label);
      await message(page, `Undone: ${label}`).first().waitFor({ timeout: 60_000 });
      await until(async () => (await next('redo')) === label, { what: `“${label}” to be taken back` });
    }
    assert.equal(await next('undo'), '');
    await inSidebar(asked);
    await close();
    assert.ok((await dump(data, workspace)) === begun, 'the workspace is not what it was');
  });

  test('and all of it is done again', async () => {
    await open();
    await heading(page, 'Sessions').waitFor();
    for (const label of done) {
      await hands.redo(label);
      await message(page, `Done again: ${label}`).first().waitFor({ timeout: 60_000 });
      await until(async () => (await next('undo')) === label, { what: `“${label}” to be done again` });
    }
    await inSidebar(asked + 2000);
    await close();
    assert.ok((await dump(data, workspace)) === ended, 'the workspace is not what it had become');
  });
}

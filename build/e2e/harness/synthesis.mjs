// From two thousand tickets to themes, done with the mouse and done by the keyboard alone.
import { chooseFile } from './desktop.mjs';
import { dropFile } from './dropping.mjs';
import { area, button, field, hasFocus, heading, openPalette, tabTo } from './page.mjs';
import { until } from './wait.mjs';

/** What stands on the screens of the way, as one sees it. */
export function lookAt(page) {
  const rows = page.getByRole('navigation', { name: 'Suggestions' }).locator('[data-group]');
  const pairs = page.locator('[data-pair]');
  return {
    importing: page.getByRole('dialog', { name: 'Import asks' }),
    moving: page.getByRole('dialog', { name: /^Move out of/ }),
    /** The asks of the suggestion at hand, and those that are in none. */
    asks: page.getByRole('main').locator('li > label'),
    unplaced: page.locator('section', { hasText: /^\s*Not placed/ }),
    current: page.locator('[data-group][aria-current]'),
    pairs,
    /** The suggestions in their order: what they are called, how many asks they hold, whether they are new. */
    groups: () =>
      rows.evaluateAll((all) =>
        all.map((row) => ({
          name: row.querySelector('.name').textContent,
          count: parseInt(row.querySelector('.count').textContent, 10),
          fresh: !row.textContent.includes('On the board'),
        })),
      ),
    /** The two statements of the pair at hand, the one that stays first. */
    pair: () =>
      pairs
        .and(page.locator('[aria-current]'))
        .locator('.ask > span:first-child')
        .evaluateAll((both) => both.map((one) => one.textContent.trim())),
    /** The asks that were merged into the one whose card is open. */
    merged: page.getByRole('region', { name: 'Merged here' }).locator('> ul > li'),
  };
}

/** Each deed of the way with the mouse; what is typed is typed into a field that was clicked. */
export function byPointer(page) {
  const see = lookAt(page);
  const main = page.getByRole('main');
  const choose = (from, option) =>
    from.click().then(() => page.getByRole('option', { name: option }).first().click());
  const fromPalette = async (title) => {
    await page.getByRole('button', { name: /^Search or run/ }).click();
    await page.getByRole('dialog').getByRole('option', { name: title }).click();
  };
  return {
    /** Drops a file on the asks. */
    async open({ csv }, product) {
      await area(page, 'Asks').click();
      await heading(page, 'Asks').waitFor();
      await dropFile(page, 'tickets.csv', csv);
      await choose(see.importing.getByLabel('Product'), product);
    },
    takeIn: () => see.importing.getByRole('button', { name: /^Import \d/ }).click(),
    async toBoard(product) {
      await area(page, 'Themes').click();
      await main.getByRole('button', { name: /^Product:/ }).click();
      await page.getByRole('menuitem', { name: product }).click();
    },
    suggest: () => main.getByRole('link', { name: 'Suggest themes' }).click(),
    select: (name) => page.locator('[data-group]').filter({ hasText: name }).first().click(),
    async moveOut(name) {
      await main
        .getByRole('button', { name: /^Move “/ })
        .first()
        .click();
      await choose(see.moving.getByLabel(/^To:/), 'A new suggestion');
      await field(see.moving, 'Name').fill(name);
      await see.moving.getByRole('checkbox').first().click();
    },
    move: () => see.moving.getByRole('button', { name: /^Move \d/ }).click(),
    async split() {
      await main.getByRole('button', { name: /^More for/ }).click();
      await page.getByRole('menuitem', { name: 'Split' }).click();
    },
    async mergeInto(name) {
      await main.getByRole('button', { name: /^More for/ }).click();
      await page.getByRole('menuitem', { name: 'Merge into …' }).click();
      await page.getByRole('option', { name }).first().click();
    },
    rename: (name) => field(main, 'Name of the theme').fill(name),
    leaveOne: () => main.getByRole('checkbox').first().click(),
    accept: () => main.getByRole('button', { name: /^Accept/ }).click(),
    dismiss: () => button(main, 'Dismiss').click(),
    leave: () => main.getByRole('link', { name: 'Board' }).click(),
    async toDuplicates(product) {
      await area(page, 'Asks').click();
      await main.getByRole('link', { name: 'Find duplicates' }).click();
      // The first product has pairs, too; they go when another is chosen.
      const first = see.pairs.first();
      const before = await first.textContent();
      await choose(main.getByLabel('Product'), product);
      await until(async () => (await see.pairs.count()) > 0 && (await first.textContent()) !== before, {
        what: `the pairs of ${product}`,
        timeout: 60_000,
      });
    },
    mergePair: () => button(main, 'Merge, keep the upper wording').click(),
    async openAsk(statement) {
      await area(page, 'Asks').click();
      await field(page, 'Filter by text').fill(statement);
      await page.locator('[data-ask-id] a').getByText(statement, { exact: true }).click();
    },
    splitOff: (statement) =>
      page.getByRole('button', { name: `Split off ${statement}`, exact: true }).click(),
    undo: (label) => fromPalette(`Undo: ${label}`),
    redo: (label) => fromPalette(`Redo: ${label}`),
  };
}

/** The same by the keyboard alone: the page is not told where the focus should be, keys lead there. */
export function byKeys(page) {
  const see = lookAt(page);
  const main = page.getByRole('main');
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text) => page.keyboard.type(text);
  const run = async (words) => {
    await openPalette(page);
    await type(words);
    await page.getByRole('option', { selected: true }).or(page.locator('[data-selected]')).first().waitFor();
    await press('Enter');
    await page.getByRole('dialog', { name: 'Search or run' }).waitFor({ state: 'hidden' });
  };
  const pick = async (from, option) => {
    await tabTo(from);
    await press('Enter');
    await page.getByRole('option').first().waitFor();
    await type(option);
    await press('Enter');
  };
  /** What a key is pressed for has to leave the keys somewhere to go on from. */
  const atRow = () => page.locator('[data-group]:focus').waitFor();
  return {
    async open({ path }, product) {
      await run('import asks');
      await see.importing.waitFor();
      await pick(see.importing.getByLabel('Product'), product);
      await tabTo(see.importing.getByRole('button', { name: /^Choose a file/ }));
      await press('Enter');
      await chooseFile('^Import asks$', path);
    },
    async takeIn() {
      await tabTo(see.importing.getByRole('button', { name: /^Import \d/ }));
      await press('Enter');
    },
    async toBoard(product) {
      await press('g', 't');
      await heading(page, /^Themes/).waitFor();
      await run(`themes of ${product}`);
    },
    async suggest() {
      await press('s');
    },
    async select(name) {
      const there = see.current.filter({ hasText: name });
      for (const key of ['k', 'j']) {
        for (let i = 0; i < (await see.groups()).length; i++) {
          if (await there.count()) return;
          await press(key);
        }
      }
      await there.waitFor();
    },
    async moveOut(name) {
      await tabTo(main.getByRole('button', { name: /^Move “/ }).first());
      await press('Enter');
      await pick(see.moving.getByLabel(/^To:/), 'A new');
      await tabTo(field(see.moving, 'Name'));
      await type(name);
      await tabTo(see.moving.getByRole('checkbox').first());
      await press('Space');
    },
    async move() {
      await press('Enter');
      await see.moving.waitFor({ state: 'hidden' });
    },
    async split() {
      await press('s');
      await atRow();
    },
    async mergeInto(name) {
      await press('m');
      await page.getByRole('option').first().waitFor();
      await type(name);
      await press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await atRow();
    },
    async rename(name) {
      await press('e');
      await hasFocus(field(main, 'Name of the theme'));
      await type(name);
      await press('Enter');
      await atRow();
    },
    async leaveOne() {
      await tabTo(main.getByRole('checkbox').first());
      await press('Space');
    },
    accept: () => press('a'),
    dismiss: () => press('x'),
    leave: () => press('Escape'),
    async toDuplicates() {
      // From the board of a product, its duplicates.
      await press('g', 'f');
      await heading(page, 'Duplicates').waitFor();
    },
    async mergePair() {
      await page.locator('[data-pair]:focus').waitFor();
      await press('Enter');
    },
    async openAsk(statement) {
      await press('g', 'a');
      await page.locator('[data-ask-id]').first().waitFor();
      await press('/');
      await hasFocus(field(page, 'Filter by text'));
      await type(statement);
      await until(() => page.url().includes('q='), { what: 'the list to be narrowed' });
      await press('Enter');
      const at = () => page.evaluate(() => document.activeElement?.closest('[data-ask-id] a')?.textContent);
      await until(at, { what: 'the caret on an ask' });
      for (let i = 0; i < 40 && (await at())?.trim() !== statement; i++) await press('j');
      await press('o');
    },
    splitOff: (statement) => run(`split off ${statement}`),
    undo: () => press('Control+z'),
    redo: () => press('Control+Shift+z'),
  };
}

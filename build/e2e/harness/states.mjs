// What the screens look like in the middle of something, for what looks at accessibility only: menus and fields that are
// open, choices that are made, columns that are folded, and a board of more asks than are drawn.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { list, throughline } from './commands.mjs';
import { dropFile } from './dropping.mjs';
import { button, field, hasFocus, message, openPalette } from './page.mjs';
import { tickets } from './tickets.mjs';
import { workbook } from './xlsx.mjs';

const card = '[data-ask-id]';

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const run = async (page, words) => {
  await openPalette(page);
  await page.keyboard.type(words);
  await press(page, 'Enter');
};
/** Goes to the head of a theme of the board. */
const toTheme = async (page, name) => {
  await press(page, 'f');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(name);
  await press(page, 'Enter');
  await hasFocus(page.locator('[data-head]', { hasText: name }));
};
const importDialog = (page) => page.getByRole('dialog', { name: 'Import asks' });

/**
 * Fills a product with three hundred tickets in themes and another with a hundred in none, and gives the states of the
 * screens that show them.
 */
export async function statesOf(data, workspace) {
  for (const [product, count] of [
    ['Shop', 300],
    ['Kiosk', 100],
  ]) {
    const file = join(data, 'tickets.csv');
    writeFileSync(file, tickets(count));
    await throughline(data, 'asks', 'import', file, '--product', product, '--workspace', workspace);
  }
  await throughline(data, 'themes', 'suggest', '--product', 'Shop', '--apply', '--workspace', workspace);
  const asks = await list(data, workspace, 'asks');
  const [shop, kiosk] = ['Shop', 'Kiosk'].map(
    (product) => asks.find(({ productName }) => productName === product).productId,
  );
  const themes = (await list(data, workspace, 'themes')).filter(({ productId }) => productId === shop);
  const [whole, part, locked] = themes.map(({ name }) => name);
  const board = `#/themes/${shop}`;
  const on = (name, step) => ({ name: `themes-${name}`, place: board, shows: card, step });
  const among = (name, step) => ({ name: `asks-${name}`, place: '#/asks', shows: `${card} time`, step });
  return [
    { name: 'metrics-starters', place: '#/metrics', shows: 'main section li button' },
    {
      name: 'metrics-mend',
      place: '#/metrics',
      shows: 'main table',
      step: async (page) => {
        await press(page, 'j');
        await page
          .getByRole('button', { name: /^Edit the reading of/ })
          .first()
          .click();
        await page.getByRole('dialog').waitFor();
      },
    },
    on('virtual', (page) => press(page, 'ArrowDown', 'End')),
    on('definition', async (page) => {
      await toTheme(page, whole);
      await press(page, 'e');
      await hasFocus(field(page, 'Name of the theme'));
    }),
    on('filter', async (page) => {
      await press(page, '/');
      await page.keyboard.type('invoices');
      await page.getByText(/ of 300 asks/).waitFor();
    }),
    on('filter-choices', async (page) => {
      await press(page, '/');
      await page.getByLabel(/^Channel:/).click();
      await page.getByRole('option').first().waitFor();
    }),
    on('part', async (page) => {
      await toTheme(page, part);
      if ((await page.getByRole('heading', { name: part, level: 3 }).count()) === 0) {
        await press(page, 'p');
        await page.getByRole('dialog').waitFor();
        await page.keyboard.type(whole);
        await press(page, 'Enter');
      }
      await page.getByRole('heading', { name: part, level: 3 }).waitFor();
    }),
    on('locked', async (page) => {
      await toTheme(page, locked);
      if ((await page.getByText('(locked)').count()) === 0) await press(page, 'Shift+L');
      await page.getByText('(locked)').first().waitFor();
    }),
    on('menu', async (page) => {
      await button(page, `More for ${locked}`).click();
      await page.getByRole('menu').waitFor();
    }),
    on('chosen', async (page) => {
      await press(page, 'ArrowDown', 'x', 'ArrowDown', 'x');
      await page.getByText('2 asks chosen').waitFor();
    }),
    on('folded', async (page) => {
      await run(page, 'collapse every theme');
      await page.locator('.folded').first().waitFor();
    }),
    {
      ...on('open-again', async (page) => {
        await run(page, 'open every theme');
        await page.locator(card).first().waitFor();
      }),
      shows: '.folded',
    },
    {
      ...{ name: 'move-like', place: `#/themes/${kiosk}?view=suggest`, shows: '[data-group]' },
      step: async (page) => {
        await page
          .getByRole('button', { name: /^Move “/ })
          .first()
          .click();
        await page.getByRole('dialog').getByRole('checkbox').first().click();
      },
    },
    among('snooze', async (page) => {
      await press(page, 'j', 's');
      await page.getByRole('dialog', { name: /sleep until/ }).waitFor();
    }),
    among('snooze-day', async (page) => {
      await press(page, 'j', 's');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('another');
      await press(page, 'Enter');
      await page.getByRole('spinbutton').first().waitFor();
    }),
    among('decline', async (page) => {
      await press(page, 'j', 'd');
      await hasFocus(field(page, 'Reason to decline'));
    }),
    among('selected', async (page) => {
      await press(page, 'j', 'Shift+ArrowDown');
      await page.getByText('2 selected').waitFor();
    }),
    among('filter-choices', async (page) => {
      await press(page, 'f');
      await page.getByRole('option').first().waitFor();
    }),
    {
      ...{ name: 'asks-save-menu', place: '#/asks?channel=chat', shows: `${card} time` },
      step: async (page) => {
        await button(page, 'Save view').click();
        await page.getByRole('menu').waitFor();
      },
    },
    {
      ...{ name: 'asks-save-view', place: '#/asks?channel=chat', shows: `${card} time` },
      step: async (page) => {
        await press(page, 'v');
        await hasFocus(field(page, 'Name'));
      },
    },
    among('import', async (page) => {
      await run(page, 'import asks');
      await importDialog(page).getByText('Imported before').waitFor();
    }),
    among('import-sheets', async (page) => {
      const rows = [
        ['Subject', 'Who', 'When'],
        ['One ledger', 'Rina', '3/4/2026'],
      ];
      await dropFile(page, 'wishes.xlsx', workbook({ Cover: [], Wishes: rows, More: rows }));
      await importDialog(page).getByLabel('Sheet: Wishes').waitFor();
    }),
    among('import-trouble', async (page) => {
      await dropFile(page, 'wishes.csv', 'Subject,Who\nOne ledger,Rina\n,Budi\n');
      await importDialog(page)
        .getByLabel(/^Subject becomes/)
        .click();
      await page.getByRole('option', { name: 'Left out' }).click();
      await importDialog(page).getByRole('alert').waitFor();
    }),
    among('import-known', async (page) => {
      await dropFile(page, 'tickets.csv', tickets(300));
      await importDialog(page)
        .getByLabel(/^Product/)
        .click();
      await page.getByRole('option', { name: 'Shop' }).click();
      await importDialog(page).getByText('There is nothing new in it').waitFor();
    }),
    among('message', async (page) => {
      await press(page, 'j', 'a');
      await message(page, 'Ask accepted').waitFor();
    }),
  ];
}

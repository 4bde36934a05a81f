// What the screens of the app have in common, as the tests know it.
import { until } from './wait.mjs';

export const button = (within, name) => within.getByRole('button', { name, exact: true });

export const field = (within, name) => within.getByRole('textbox', { name, exact: true });

/** What is typed in a field, be it a plain one or an editor. */
export const textOf = (locator) => locator.evaluate((node) => node.value ?? node.innerText);

/** The title of the screen that is shown. */
export const heading = (page, name) => page.getByRole('heading', { name, level: 1 });

/** A link of the sidebar: an area or a product, by how its name begins, or a promise, by a pattern. */
export const area = (page, name) =>
  page
    .getByRole('navigation', { name: 'Areas' })
    .getByRole('link', { name: typeof name === 'string' ? new RegExp(`^${name}\\b`) : name });

/** A message that comes and goes. */
export const message = (page, text) => page.getByRole('region', { name: 'Messages' }).getByText(text);

/** The field of the search over everything. */
export const search = (page) => page.getByRole('combobox', { name: /^Search notes/ });

/** Waits until an element has the focus. */
export const hasFocus = (locator) =>
  until(() => locator.evaluate((element) => element === document.activeElement), {
    what: `the focus on ${locator}`,
  });

/** Opens the palette by its key and waits until one can type into it. */
export async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await hasFocus(page.getByRole('combobox', { name: /Search or run|Type what/ }));
}

/** Presses Tab until an element has the focus, as one does who has no mouse. */
export async function tabTo(locator, key = 'Tab') {
  for (let i = 0; i < 80; i++) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await locator.page().keyboard.press(key);
  }
  throw new Error(`no ${key} leads to ${locator}`);
}

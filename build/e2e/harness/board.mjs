// The board of themes as the tests know it.

export const columnOf = (page, theme) => page.getByRole('region', { name: theme, exact: true });

export const cardOf = (page, statement) => page.locator('li[data-ask-id]').filter({ hasText: statement });

/** Holds the card of an ask over a theme's column with the mouse, moved there in steps, as a hand does. */
export async function holdCard(page, statement, theme) {
  const from = await cardOf(page, statement).boundingBox();
  const to = await columnOf(page, theme).boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 8, from.y + from.height / 2 + 8, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 12 });
}

/** Drags the card of an ask onto a theme's column. */
export async function dragCard(page, statement, theme) {
  await holdCard(page, statement, theme);
  await page.mouse.up();
}

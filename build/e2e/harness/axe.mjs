// Accessibility: axe-core on the page as it stands.
import { readFileSync } from 'node:fs';
import { frontend } from './places.mjs';

const source = readFileSync(frontend.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Runs inside the page. Returns one line for each element that breaks a rule. An
// open menu or list of choices stands outside the landmarks, as a dialog does: one
// gets to it by its button. axe knows that of dialogs only.
const check = `
  const { violations } = await axe.run(document, { runOnly: ${JSON.stringify(rules)} });
  const inMenu = ({ target }) => {
    const found = document.querySelector(target[0]);
    return found?.closest('.ui-over') ?? found?.querySelector(':scope > .ui-over');
  };
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => id !== 'region' || !inMenu(node))
      .map((node) => id + ': ' + node.target.join(' ') + ': ' + node.failureSummary));
`;

/** Violations on a Playwright page, as lines of text; none is an empty list. */
export async function axeInChromium(page) {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(source);
  return page.evaluate(`(async () => { ${check} })()`);
}

/** The same in the app's real window. */
export async function axeInWindow(window) {
  if (!(await window.run('return Boolean(window.axe)'))) {
    await window.run(`${source}; window.axe = axe;`);
  }
  return window.runAsync(check);
}

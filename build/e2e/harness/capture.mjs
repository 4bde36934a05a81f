// The capture screen as the tests know it: its composer and its lines.
import { until } from './wait.mjs';

export const composer = (page) => page.getByRole('textbox', { name: 'Note' });

// A line that the app shows as saved, and what stands in it.
const savedLine = '[data-note][data-saved="true"]';
const lineText = '[data-note-text]';

export const savedLines = (page) => page.locator(`${savedLine} ${lineText}`);

/** The row of the saved line that holds a text. */
export const noteRow = (page, text) => page.locator(savedLine).filter({ hasText: text });

/** The word in the header that says that everything is on disk. */
export const savedState = (page) => page.locator('[data-state="saved"]', { hasText: 'Saved' });

/** Goes to a session's capture screen and waits until one can type. */
export async function openCapture(page, url, session) {
  await page.goto(`${url}#/sessions/${session}`);
  await composer(page).waitFor();
}

/** Types one line key by key and waits until one more line is shown as saved. */
export async function takeNote(page, line) {
  const before = await savedLines(page).count();
  await composer(page).pressSequentially(line);
  await page.keyboard.press('Enter');
  await until(async () => (await savedLines(page).count()) > before, { what: `“${line}” to be saved` });
}

/** From now on the page itself remembers every line that it showed as saved. */
export function watchSavedLines(page) {
  return page.evaluate(
    ([line, text]) => {
      window.shownAsSaved = new Set();
      const look = () => {
        for (const element of document.querySelectorAll(line)) {
          window.shownAsSaved.add(element.querySelector(text).textContent.trim());
        }
      };
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      look();
    },
    [savedLine, lineText],
  );
}

export const shownAsSaved = (page) => page.evaluate(() => [...window.shownAsSaved]);

/** Types lines one after the other, each with Enter, until the signal says stop. */
export async function typeBurst(page, name, signal) {
  const target = composer(page);
  for (let i = 1; !signal.aborted; i++) {
    await target.fill(`${name} line ${i}`);
    await target.press('Enter');
  }
}

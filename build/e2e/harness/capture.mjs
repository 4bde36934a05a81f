// The capture screen as the tests know it: its composer and its lines.

export const composer = (page) => page.getByRole('textbox', { name: 'Note' });

// A line that the app shows as saved, and what stands in it.
const savedLine = '[data-note][data-saved="true"]';
const lineText = '[data-note-text]';

export const savedLines = (page) => page.locator(`${savedLine} ${lineText}`);

/** The row of the saved line that holds a text. */
export const noteRow = (page, text) => page.locator(savedLine).filter({ hasText: text });

/** Goes to a session's capture screen and waits until one can type and its notes are there. */
export async function openCapture(page, url, session) {
  await page.goto(`${url}#/sessions/${session}`);
  await composer(page).waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
}

/** Types one line key by key and waits until it is shown as saved, as the last row of the list. */
export async function takeNote(page, line) {
  const grid = page.getByRole('grid', { name: 'Notes of this session' });
  const before = (await grid.count()) === 0 ? 0 : Number(await grid.getAttribute('aria-rowcount'));
  await composer(page).pressSequentially(line);
  await page.keyboard.press('Enter');
  await page.locator(`${savedLine}[aria-rowindex="${before + 1}"]`).waitFor();
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

/**
 * From now on the page measures how long each line takes from Enter to the frame
 * that shows it as saved; the returned function gives the times in ms.
 */
export async function timeSaving(page) {
  await page.evaluate(
    ([line, text]) => {
      const waiting = new Map();
      const times = [];
      document.addEventListener(
        'keydown',
        ({ key, target }) => key === 'Enter' && waiting.set(target.value, performance.now()),
        true,
      );
      const look = () => {
        for (const [typed, since] of waiting) {
          const saved = [...document.querySelectorAll(line)].some((row) =>
            typed.endsWith(row.querySelector(text)?.textContent.trim()),
          );
          if (!saved) continue;
          waiting.delete(typed);
          requestAnimationFrame(() => times.push(performance.now() - since));
        }
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
      window.savingTimes = times;
    },
    [savedLine, lineText],
  );
  return () => page.evaluate(() => window.savingTimes);
}

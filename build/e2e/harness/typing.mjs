// What is typed, noted in the page with its moment, to be compared with what a crash left on disk.
import { sleep } from './wait.mjs';

/**
 * From now on the page notes each change of a text field, and each Enter in one, with its moment; and how long the
 * program takes to answer it, which on a busy machine is added to what may be lost.
 */
export const recordTyping = (page) =>
  page.evaluate(() => {
    window.typed = [];
    const note = (enter) => (event) => {
      const { target, key, isComposing } = event;
      if (target.tagName !== 'TEXTAREA' || (enter && (key !== 'Enter' || isComposing))) return;
      window.typed.push({ at: Date.now(), field: target.ariaLabel, value: target.value, enter });
    };
    document.addEventListener('input', note(false), true);
    document.addEventListener('keydown', note(true), true);
    window.answers = [];
    const ask = async () => {
      const question = { at: Date.now() };
      window.answers.push(question);
      await window.go.api.History.State();
      question.answered = Date.now();
      setTimeout(ask, 20);
    };
    void ask();
  });

/** How long, in ms, the program let the page wait at most in the last two seconds before it was killed. */
export function longestWait(answers, killedAt) {
  const late = answers.filter(({ at }) => at > killedAt - 2_000 && at <= killedAt);
  const gaps = late.map(({ at }, i) => (late[i + 1]?.at ?? killedAt) - at);
  return Math.max(0, ...gaps);
}

/** Types a text letter by letter, as quick fingers do, until the signal says stop. */
export async function typeSlowly(page, text, signal) {
  for (const letter of text) {
    if (signal.aborted) return;
    await page.keyboard.type(letter);
    await sleep(10 + Math.random() * 40);
  }
}

/**
 * What must be on disk of a field's events when the program was killed at a moment: the texts that were entered, and
 * the texts of which one must be there at least, none when typing had only begun.
 */
export function owed(events, field, killedAt, grace) {
  const own = events.filter((event) => event.field === field && event.at <= killedAt);
  const old = (event) => event.at <= killedAt - grace;
  const entered = own.filter((event) => event.enter && old(event) && event.value.trim() !== '');
  const begun = own.findLastIndex((event) => event.enter) + 1;
  const current = own.slice(begun);
  const last = current.findLastIndex(old);
  return {
    entered: entered.map(({ value }) => value.trim()),
    current: last < 0 ? [] : current.slice(last).map(({ value }) => value),
  };
}

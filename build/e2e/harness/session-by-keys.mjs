// A whole session by the keyboard alone: prepared, run, read back and followed up. It is told in steps that each engine
// can take, so that Chromium and the real window go through the same ones.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throughline } from './commands.mjs';
import { until } from './wait.mjs';

/** Lines of ten kinds, as they are typed. */
const lines = [
  'nine spreadsheets, each mailed by day 2',
  '! show open variances while the month runs #visibility !3',
  '> I close the month in my head before the system does',
  '? who may see payroll accruals',
  '~ accruals are re-keyed by hand',
  '^ a shared chat where people shout posted',
  '= pilot with the two smallest entities',
  '[] send the close checklist ^2030-01-04',
  '$ 31 hours of overtime each close',
  '* that pause said more than the answer',
];

const seen = (selector) => `return document.querySelector(${JSON.stringify(selector)}) !== null`;
const composerHasFocus = `return document.activeElement?.getAttribute('aria-label') === 'Note'`;
const kindsShown = `
  const kinds = 'note ask quote question pain workaround decision action cost star'.split(' ');
  const rows = [...document.querySelectorAll('[data-note][data-saved="true"]')];
  return new Set(rows.map((row) => kinds.find((kind) => row.classList.contains(kind)))).size`;

/** Makes a workspace with one product and one session of the past, and returns its file. */
export async function makeLedger(data) {
  const workspace = join(data, 'w.throughline');
  const notes = join(data, 'notes.md');
  writeFileSync(notes, '# Close with finance\n\n@Rina: We close the books by hand.\n');
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', notes, '--product', 'Ledger', '--workspace', workspace);
  return workspace;
}

/**
 * `keyboard` is how an engine is driven: `press(…keys)` presses keys together, by their names in a browser; `type(text)`
 * types into whatever has the focus; `run(script)` gives what a script returns; `axe()` gives what axe finds.
 * Begins on the list of sessions. Gives the steps to be run in their order: `[name, step]`.
 */
export function sessionByKeys({ press, type, run, axe }) {
  const sees = (what, script) => until(() => run(script), { what });
  const reads = (text) =>
    sees(`“${text}” on the page`, `return document.body.innerText.includes(${JSON.stringify(text)})`);
  const atComposer = () => sees('the caret in the composer', composerHasFocus);
  const saves = (count) =>
    sees(`${count} saved lines`, seen(`[data-saved="true"][aria-rowindex="${count}"]`));
  const typed = `return document.querySelector('textarea[aria-label="Note"]').value`;

  return [
    [
      'it is planned, and its guide chosen',
      async () => {
        await press('n');
        await sees('the form', seen('[role="dialog"] input'));
        await type('Close with everyone');
        await press('Enter');
        await sees('the session', `return document.querySelector('h1')?.innerText === 'Close with everyone'`);
        await atComposer();
        await press('Control', 'k');
        await sees('the palette', `return document.activeElement?.closest('[role="dialog"]') !== null`);
        await type('use guide interview');
        await sees(
          'the guide',
          `return /^Use guide/.test(document.querySelector('[data-selected]')?.innerText ?? '')`,
        );
        await press('Enter');
        await sees('questions to ask', seen('[data-question]'));
      },
    ],
    [
      'lines of ten kinds are typed, and the caret never leaves',
      async () => {
        for (const [i, line] of lines.entries()) {
          await atComposer();
          await type(line);
          await press('Enter');
          await saves(i + 1);
        }
        await atComposer();
        assert.equal(await run(kindsShown), 10);
      },
    ],
    [
      'while a line is half typed, questions are ticked, a note is starred, a moment marked, another kept private',
      async () => {
        await type('half a li');
        await press('Alt', 'g');
        await reads('1 of');
        await press('Alt', 'm');
        await saves(lines.length + 1);
        await press('Alt', 'p');
        await sees(
          'a private note',
          `return [...document.querySelectorAll('[data-note]')].at(-1).innerText.includes('Private')`,
        );
        await press('Alt', 'b');
        await reads('Paused');
        await press('Alt', 'b');
        await sees('the clock running', `return !document.body.innerText.includes('Paused')`);
        await type('ne');
        await atComposer();
        assert.equal(await run(typed), 'half a line');
        await press('Enter');
        await saves(lines.length + 2);
        assert.deepEqual(await axe(), []);
      },
    ],
    [
      'it is read back: one statement confirmed, one corrected',
      async () => {
        await press('Alt', 'w');
        await sees('the read-back', seen('[data-statement]'));
        await sees(
          'a statement at hand',
          `return document.activeElement?.closest('[data-statement]') !== null`,
        );
        await press('c');
        await reads('Confirmed');
        await press('e');
        await sees('the field', `return document.activeElement?.tagName === 'TEXTAREA'`);
        await press('End');
        await type(' by owner');
        await press('Enter');
        await reads('by owner');
        assert.deepEqual(await axe(), []);
      },
    ],
    [
      'its follow-up note is copied, it ends, and the caret is back',
      async () => {
        await sees(
          'a statement at hand',
          `return document.activeElement?.closest('[data-statement]') !== null`,
        );
        await press('Shift', 'C');
        await reads('Follow-up note copied');
        await press('Control', 'Enter');
        await reads('Ended');
        await press('Escape');
        await atComposer();
      },
    ],
  ];
}

// How long a line takes from the Enter key to the frame that shows it as saved, in the app's real window, in a session of
// 5,000 notes; between the lines, what a bare durable write to the same disk takes: an appended page and a sync; and then,
// in the same window, what any page there needs at least: a bare one, which on Enter calls Go for nothing and adds a line to a
// plain list. Prints the 50th and 95th percentile of the three, in milliseconds.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { list, throughline } from '../harness/commands.mjs';
import { root } from '../harness/places.mjs';
import { sleep, until } from '../harness/wait.mjs';
import { keys } from '../harness/webdriver.mjs';
import { openWindow } from '../harness/window.mjs';

const notes = 5_000;
const lines = Number(process.env.LINES_TYPED ?? 200);
const warmUp = 10;

async function makeSession(data) {
  const workspace = join(data, 'w.throughline');
  const file = join(data, 'long.md');
  const marks = ['- ', '! ', '> ', '~ ', '= ', '? '];
  const line = (_, i) =>
    `${marks[i % marks.length]}note ${i + 1}: the list of open invoices arrives late #close`;
  writeFileSync(file, `# Long session\n\n${Array.from({ length: notes }, line).join('\n')}\n`);
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'import', file, '--product', 'Ledger', '--workspace', workspace);
  const [{ id }] = await list(data, workspace, 'sessions');
  return { workspace, id };
}

// Notes the end of the frame that is being made.
const atFrameEnd = `
  window.atFrameEnd = (done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
`;

// The page notes when Enter came, and the end of the frame in which the line stands there as saved.
const watch = `
  ${atFrameEnd}
  window.savingTimes = [];
  let waiting;
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Enter' && target.value !== '') waiting = { text: target.value.trim(), since: performance.now() };
  }, true);
  new MutationObserver(() => {
    if (!waiting) return;
    const rows = [...document.querySelectorAll('[data-note][data-saved="true"] [data-note-text]')].slice(-3);
    const { text, since } = waiting;
    if (!rows.some((row) => row.textContent.trim() === text)) return;
    waiting = undefined;
    window.atFrameEnd(() => window.savingTimes.push(performance.now() - since));
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
`;

// In place of the app: as many lines as fit, and a field whose Enter has Go called before its line is among them.
const bare = `
  document.body.innerHTML = '<div style="display:flex;flex-direction:column;height:100vh;font:15px sans-serif">' +
    '<ul style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end"></ul>' +
    '<textarea aria-label="Note" rows="1"></textarea></div>';
  const list = document.querySelector('ul');
  const add = (text) => list.append(Object.assign(document.createElement('li'), { textContent: text }));
  for (let i = 0; i < 24; i++) add('note ' + i + ': the list of open invoices arrives late');
  window.bareTimes = [];
  document.querySelector('textarea').addEventListener('keydown', async (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const since = performance.now();
    const { value } = event.target;
    event.target.value = '';
    await window.go.api.Closing.Hold(0);
    add(value);
    list.firstChild.remove();
    window.atFrameEnd(() => window.bareTimes.push(performance.now() - since));
  });
`;

/** One page at the end of a file, on the disk when it returns. */
function durableWrite(file, page) {
  const began = performance.now();
  writeSync(file, page);
  fsyncSync(file);
  return performance.now() - began;
}

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1];
const told = (times) => `${at(times, 0.5).toFixed(1)} ${at(times, 0.95).toFixed(1)}`;

/** Types lines one by one; `between` runs after each, once the page has noted its time in the variable of that name. */
async function typeLines(app, composer, name, between = () => {}) {
  for (let i = 1; i <= lines + warmUp; i++) {
    await app.type(composer, `line ${i} of the talk${keys.enter}`);
    await until(async () => (await app.run(`return window.${name}.length`)) >= i, { what: `line ${i}` });
    between(i);
    await sleep(120); // As long as a quick typist takes at least; the draft is kept meanwhile.
  }
  return (await app.run(`return window.${name}`)).slice(warmUp);
}

async function measure(data) {
  const { workspace, id } = await makeSession(data);
  const app = await openWindow({ data, workspace });
  const file = openSync(join(data, 'floor'), 'w');
  const floor = [];
  try {
    await app.run(`location.hash = '#/sessions/${id}'`);
    const composer = await app.css('textarea[aria-label="Note"]');
    await app.css('[data-note]');
    await app.run(watch);
    const line = await typeLines(app, composer, 'savingTimes', (i) =>
      floor.push(durableWrite(file, Buffer.alloc(4096, i))),
    );
    await app.run(bare);
    const bound = await typeLines(app, await app.css('textarea[aria-label="Note"]'), 'bareTimes');
    return { line, floor: floor.slice(warmUp), bound };
  } finally {
    closeSync(file);
    await app.close();
  }
}

// On the disk that the repository is on: the system's temporary folder is often in memory.
const data = mkdtempSync(join(root, 'build/bin/bench-'));
try {
  const { line, floor, bound } = await measure(data);
  console.log(`${told(line)} ${told(floor)} ${told(bound)}`);
} finally {
  rmSync(data, { recursive: true, force: true });
}

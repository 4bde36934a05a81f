// How soon the preview of a PRD of some 20 pages shows a word after the last of its letters, in the app's real window: from that
// key to the end of the frame in which the changed page is painted anew. The word is typed into a section in the middle of the
// document, which the preview is scrolled to; between the words one pauses. Prints how many pages there are, the 50th and 95th
// percentile and the longest, in milliseconds, and the most by which the preview was scrolled meanwhile, in pixels.
import { rmSync } from 'node:fs';
import { list, makeSample } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';
import { sleep, until } from '../harness/wait.mjs';
import { keys } from '../harness/webdriver.mjs';
import { openWindow } from '../harness/window.mjs';

const words = Number(process.env.WORDS ?? 30);
const warmUp = 3;

// The page notes its last key, each new canvas, and which of them has the word that was typed.
const watch = `
  const atFrameEnd = (done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
  const painted = new Map();
  const shown = [];
  let last = 0;
  document.addEventListener('keydown', () => (last = performance.now()), true);
  window.shown = shown;
  window.awaited = '';
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'childList') {
        const isDrawn = target.matches('[data-page] [role="img"]') && addedNodes.length > 0;
        if (isDrawn) atFrameEnd(() => painted.set(target, performance.now()));
      } else if (window.awaited !== '' && target.ariaLabel?.includes(window.awaited)) {
        window.awaited = '';
        // What was painted in this frame is noted at its end.
        atFrameEnd(() => shown.push(painted.get(target) - last));
      }
    }
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'],
  });
`;

const scroller = `
  let box = document.querySelector('[data-page]');
  while (!/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
`;

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1];

/** Opens the PRD, puts the caret at the end of the requirement that stands in the middle of its preview, and gives the pages. */
async function openInTheMiddle(app, id) {
  await app.run(`location.hash = '#/prds/${id}'`);
  await app.css('[data-page] canvas');
  const pages = await app.run('return document.querySelectorAll("[data-page]").length');
  const middle = Math.ceil(pages / 2);
  await app.run(`document.querySelector('[data-page="${middle}"]').scrollIntoView()`);
  await app.css(`[data-page="${middle}"] canvas`);
  const spot = await until(
    () => app.run(`return document.querySelector('[data-page="${middle}"] [data-spot]')?.dataset.spot`),
    { what: 'a part of the document in the middle of the preview' },
  );
  await app.run(
    `
    const field = document.querySelector('#requirement-' + CSS.escape(arguments[0]) + ' textarea');
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);`,
    spot,
  );
  await sleep(1_000);
  return pages;
}

/** Types words with pauses, as hands do, and gives how long each took to be seen in the preview, and how far that moved. */
async function typeWords(app) {
  const place = () => app.run(`${scroller} return box.scrollTop`);
  const before = await place();
  let moved = 0;
  for (let i = 1; i <= words + warmUp; i++) {
    const word = `kestrel${i}`;
    await app.run('window.awaited = arguments[0]', word);
    for (const letter of ` ${word}`) {
      await app.chord(letter);
      await sleep(60);
    }
    await until(async () => (await app.run('return window.shown.length')) >= i, {
      what: `word ${i} in the preview`,
    });
    moved = Math.max(moved, Math.abs((await place()) - before));
    await sleep(900);
  }
  return { times: (await app.run('return window.shown')).slice(warmUp), moved };
}

async function measure(data) {
  const workspace = await makeSample(data);
  const [{ id }] = await list(data, workspace, 'prds');
  const app = await openWindow({ data, workspace });
  try {
    const pages = await openInTheMiddle(app, id);
    await app.run(watch);
    const { times, moved } = await typeWords(app);
    return [pages, ...[0.5, 0.95, 1].map((share) => at(times, share).toFixed(0)), moved.toFixed(0)].join(' ');
  } finally {
    await app.close();
  }
}

const data = freshFolder();
try {
  console.log(await measure(data));
} finally {
  rmSync(data, { recursive: true, force: true });
}

// How long the app takes from its start to its first paint, in its real window,
// with the sample workspace open: the median of some starts, in milliseconds.
import { rmSync } from 'node:fs';
import { makeSample } from '../harness/commands.mjs';
import { freshFolder } from '../harness/places.mjs';
import { until } from '../harness/wait.mjs';
import { openWindow } from '../harness/window.mjs';

const starts = 7;

// When the page first showed something, in ms since 1970.
const paintedAt = `
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return paint && performance.timeOrigin + paint.startTime;
`;

async function measure(data, workspace) {
  const app = await openWindow({ data, workspace });
  try {
    const at = await until(() => app.run(paintedAt), { what: 'the first paint' });
    return at - app.startedAt;
  } finally {
    await app.close();
  }
}

const data = freshFolder();
try {
  const workspace = await makeSample(data);
  const times = [];
  for (let i = 0; i < starts; i++) times.push(await measure(data, workspace));
  times.sort((a, b) => a - b);
  console.log(Math.round(times[Math.floor(starts / 2)]));
} finally {
  rmSync(data, { recursive: true, force: true });
}

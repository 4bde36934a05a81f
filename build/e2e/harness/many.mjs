// A workspace of very many asks, made by the app's own import.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throughline } from './commands.mjs';

/** The same numbers at every run. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const words =
  'accruals invoice supplier warehouse payroll close ledger variance approval owner spreadsheet deadline controller entity posting purchase order cost centre report audit tax month stock count delivery customer ticket seller payout refund forecast budget bank statement reconcile manual copy paste wait email chat call meeting number change'.split(
    ' ',
  );

/** Sentences of a small business, for who has no texts at hand. */
export function sentences(count) {
  const roll = dice(7);
  return Array.from({ length: count }, () => {
    const some = Array.from({ length: 8 + roll(10) }, () => words[roll(words.length)]);
    return `We need ${some.join(' ')}`;
  });
}

const channels = ['ticket', 'chat', 'email', 'call', 'survey', 'nps', 'interview', 'analysis'];
const cell = (text) => `"${text.replaceAll('"', '""')}"`;

/** Makes a workspace in a data folder of so many asks with these texts, by 3,000 people in 60 teams, half of them in themes. */
export async function importMany(data, texts, count, themes = 60) {
  const workspace = join(data, 'many.throughline');
  const file = join(data, 'many.csv');
  const roll = dice(11);
  const rows = ['statement,person,team,channel,date,theme,decision'];
  for (let i = 0; i < count; i++) {
    const again = i < texts.length ? '' : ` (case ${Math.floor(i / texts.length) + 1}.${roll(90) + 10})`;
    const person = roll(3_000);
    const day = new Date(Date.UTC(2024, 0, 1) + roll(1_000) * 86_400_000).toISOString().slice(0, 10);
    const theme = roll(2) === 0 ? '' : `Theme number ${roll(themes) + 1}`;
    const decision = ['open', 'open', 'open', 'accepted', 'later', 'declined'][roll(6)];
    rows.push(
      `${cell(texts[i % texts.length] + again)},Person ${person},Team ${person % 60},${channels[roll(channels.length)]},${day},${theme},${decision}`,
    );
  }
  writeFileSync(file, `${rows.join('\n')}\n`);
  await throughline(data, 'init', '--workspace', workspace);
  await throughline(data, 'asks', 'import', file, '--product', 'Ledger', '--workspace', workspace);
  return workspace;
}

/** Merges one ask in ten into others, five at a time, and makes parts of some of the themes. For the page. */
export async function mergeAndNest() {
  const { Asks, Products, Themes } = window.go.api;
  const [{ id: productId }] = await Products.List();
  const ids = (await Asks.Find({ productId, sort: 'statement' })).filter((_, i) => i % 8 === 0);
  for (let i = 0; i + 6 <= ids.length; i += 6) await Asks.Merge(ids[i], ids.slice(i + 1, i + 6));
  const themes = await Themes.List(productId);
  for (let i = 0; i + 1 < themes.length; i += 6)
    await Themes.Move({ themeId: themes[i + 1].id, parentId: themes[i].id, beforeId: '' });
  return productId;
}

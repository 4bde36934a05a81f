// Interviews become a board of themes, as a product manager makes it: transcripts are imported, asks tagged in them, themes
// suggested and then corrected. Each step is the app's own, called as its page calls it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Calls the app as its page does: `call(page, 'Asks', 'Get', id)`. */
const call = (page, service, method, ...args) =>
  page.evaluate(([s, m, given]) => window.go.api[s][m](...given), [service, method, args]);

/** Makes the product of some interviews, imports them from a folder and tags their asks; gives the product. */
export async function tagInterviews(page, folder, { product, sessions, board }) {
  const made = await call(page, 'Products', 'Create', { description: '', teams: [], ...product });
  const spoken = [];
  for (const session of sessions) spoken.push(await importSession(page, folder, made.id, session));
  for (const tag of board.flatMap(({ asks }) => asks.flatMap((one) => [one, ...(one.again ?? [])]))) {
    await tagAsk(page, spoken[tag.session ?? 0], tag);
  }
  return made;
}

/** Imports one transcript; gives its lines. */
async function importSession(page, folder, productId, { file, title, at, people }) {
  const data = readFileSync(join(folder, file)).toString('base64');
  const preview = await call(page, 'Transcripts', 'Drop', { name: file, data, sessionId: '', changedMs: 0 });
  const speakers = preview.speakers.map(({ speaker }) => ({ speaker, name: people[speaker]?.name ?? '' }));
  const form = { sessionId: '', productId, title, at, speakers, asks: false, shiftMs: 0, again: false };
  const { sessionId } = await call(page, 'Transcripts', 'Import', { hash: preview.hash, ...form });
  const teams = new Map(Object.values(people).map(({ name, team }) => [name, team ?? '']));
  for (const person of await call(page, 'Stakeholders', 'List')) {
    const team = teams.get(person.name);
    if (team && person.team !== team) await call(page, 'Stakeholders', 'Update', { ...person, team });
  }
  const [transcript] = await call(page, 'Transcripts', 'List', sessionId);
  return call(page, 'Transcripts', 'Lines', transcript.id);
}

/** Makes an ask of a line: its words are the verbatim, the statement, the need and what is decided are the manager's. */
async function tagAsk(page, lines, { speaker, at, line, statement, need, decision = 'open', reason = '' }) {
  const said = lines.find((one) => (at ? one.offsetMs === milliseconds(at) : one.position === line));
  if (said?.speaker !== speaker) throw new Error(`“${statement}”: ${speaker} says nothing at ${at ?? line}`);
  const words = { lineId: said.id, kind: 'ask', words: said.text };
  const { askId } = await call(page, 'Transcripts', 'Quote', words);
  const tagged = await call(page, 'Asks', 'Get', askId);
  await call(page, 'Asks', 'Update', { ...tagged, statement, need, decision, reason });
}

const milliseconds = (at) => at.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;

/** The themes that the app suggests for a product, their asks by statement; what it would not place comes last, nameless. */
export async function suggestThemes(page, productId) {
  const form = { productId, filter: {}, finer: 0, kept: [], out: [], anew: true };
  const found = await call(page, 'Suggestions', 'Make', form);
  const statements = new Map(found.texts.map(({ id, statement }) => [id, statement]));
  return [...found.themes, { name: '', askIds: found.unplaced, terms: [], confidence: 0 }].map((theme) => ({
    ...theme,
    asks: theme.askIds.map((id) => statements.get(id)),
  }));
}

/**
 * Accepts what was suggested, and then does the least that leads to the board as it is wanted, in its order. Gives what had
 * to be done, in words.
 */
export async function correctThemes(page, productId, suggested, wanted) {
  for (const { name, askIds } of suggested.filter((theme) => theme.name !== '')) {
    await call(page, 'Suggestions', 'Accept', { productId, themeId: '', name, fromId: '', askIds });
  }
  const deeds = [];
  const done = new Set();
  for (const want of wanted) {
    const themeId = await correctTheme(page, productId, want, done, deeds);
    done.add(themeId);
    await call(page, 'Themes', 'Move', { themeId, parentId: '', beforeId: '' });
  }
  return [...deeds, ...(await mergeSame(page, productId, wanted))];
}

/** A wanted theme is the one that holds most of its asks; those that hold nothing else are merged into it. */
async function correctTheme(page, productId, want, done, deeds) {
  const { name, description, excludes, colour = '' } = want;
  const asks = await idsOf(page, productId, want);
  const shared = ({ askIds }) => askIds.filter((id) => asks.has(id)).length;
  const [best, ...others] = (await call(page, 'Themes', 'Board', productId))
    .filter((column) => column.id !== '' && !done.has(column.id) && shared(column) > 0)
    .toSorted((a, b) => shared(b) - shared(a));
  const words = { name, description, excludes, colour };
  const theme = best
    ? await call(page, 'Themes', 'Update', { ...best, ...words })
    : await call(page, 'Themes', 'Create', { productId, example: '', symbol: '', ...words });
  if (!best) deeds.push(`new theme “${name}”`);
  else if (best.name !== name) deeds.push(`rename “${best.name}” to “${name}”`);
  const same = others.filter(({ askIds }) => askIds.every((id) => asks.has(id)));
  for (const other of same) {
    await call(page, 'Themes', 'Merge', theme.id, other.id);
    deeds.push(`merge “${other.name}” into “${name}”`);
  }
  const there = [best, ...same].flatMap((column) => column?.askIds ?? []);
  const ids = [...asks.keys()].filter((id) => !there.includes(id));
  if (ids.length > 0) {
    await call(page, 'Asks', 'Move', { ids, themeId: theme.id, newTheme: '', beforeId: '' });
    deeds.push(...ids.map((id) => `move “${asks.get(id)}” to “${name}”`));
  }
  return theme.id;
}

/** The asks of a wanted theme: statements by id. */
async function idsOf(page, productId, { asks }) {
  const wanted = new Set(
    asks.flatMap((one) => [one, ...(one.again ?? [])]).map(({ statement }) => statement),
  );
  const all = await call(page, 'Asks', 'List', { productId });
  return new Map(all.filter((one) => wanted.has(one.statement)).map((one) => [one.id, one.statement]));
}

/** Merges what says the same, and tells whether the app noticed. */
async function mergeSame(page, productId, wanted) {
  const { pairs } = await call(page, 'Suggestions', 'Duplicates', productId);
  const ids = new Map(
    (await call(page, 'Asks', 'List', { productId })).map((one) => [one.statement, one.id]),
  );
  const deeds = [];
  for (const ask of wanted.flatMap(({ asks }) => asks)) {
    for (const same of ask.again ?? []) {
      const both = [ids.get(ask.statement), ids.get(same.statement)];
      const seen = pairs.some(({ askId, otherId }) => both.includes(askId) && both.includes(otherId));
      deeds.push(`merge “${same.statement}” into “${ask.statement}” (${seen ? 'noticed' : 'not noticed'})`);
      await call(page, 'Asks', 'Merge', both[0], [both[1]]);
    }
  }
  return deeds;
}

// Suggested themes and likeness in the fake: asks that begin with the same word belong together.
import type { Backend } from '../client';
import type {
  AskedBefore,
  AskMatch,
  SuggestForm,
  Suggestions,
  ThemePart,
  ThemeSuggestion,
  Twins,
} from '../types';
import { blankTheme } from '../unmade';
import { askSummary, countVoices } from './details';
import { find, type Memory } from './memory';
import { addOutside } from './synthesis';
import type { State } from './seed';

const now = '2026-11-23T10:00:00Z';
const stamp = { createdAt: now, updatedAt: now, revision: 1 };

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
const firstWord = (text: string) => /^\S+/.exec(text)?.[0] ?? '';
const roots = (state: State, productId: string) =>
  state.asks.filter((ask) => ask.productId === productId && ask.mergedInto === undefined);

function suggestionOf(state: State, askIds: string[], themeId = ''): ThemeSuggestion {
  const statements = askIds.map((id) => find(state.asks, id).statement);
  return {
    themeId,
    name: themeId === '' ? firstWord(statements[0] ?? '') : find(state.themes, themeId).name,
    askIds,
    held: state.asks.filter((ask) => themeId !== '' && ask.themeId === themeId).length,
    typical: askIds.slice(0, 1),
    terms: wordsOf(statements[0] ?? '').slice(0, 3),
    confidence: 0.6,
    voices: countVoices(
      state,
      state.voices.filter((voice) => askIds.includes(voice.askId)),
    ),
  };
}

function make(state: State, { productId, kept, out }: SuggestForm): Suggestions {
  const held = new Set([...out, ...kept.flatMap(({ askIds }) => askIds)]);
  const all = roots(state, productId).filter((ask) => ask.themeId === undefined);
  const free = all.filter(({ id }) => !held.has(id));
  const groups = Map.groupBy(free, (ask) => firstWord(ask.statement));
  const themes: ThemeSuggestion[] = [];
  const unplaced: string[] = [];
  for (const asks of groups.values()) {
    const ids = asks.map(({ id }) => id);
    if (ids.length > 1) themes.push(suggestionOf(state, ids));
    else unplaced.push(...ids);
  }
  const texts = all.map(({ id, statement }) => ({ id, statement, private: false }));
  return { cancelled: false, byWords: true, themes, unplaced, loose: [], texts, dismissed: 0, conflicts: [] };
}

function accept(memory: Memory, state: State, part: ThemePart) {
  let theme = state.themes.find(({ id }) => id === part.themeId);
  if (!theme) {
    theme = { ...blankTheme(part.productId, part.name), ...stamp, id: memory.id(), position: 99 };
    state.themes.push(theme);
  }
  for (const ask of part.askIds.map((id) => find(state.asks, id)))
    if ((ask.themeId ?? '') === part.fromId) ask.themeId = theme.id;
  return theme;
}

function twins(state: State, productId: string): Twins[] {
  const asks = roots(state, productId);
  return asks.flatMap((ask, i) =>
    asks.slice(i + 1).flatMap((other) => {
      const words = wordsOf(ask.statement).filter((word) => wordsOf(other.statement).includes(word));
      const said = state.pairs.some(
        (pair) =>
          !pair.together &&
          [pair.askId, pair.otherId].toSorted().join() === [ask.id, other.id].toSorted().join(),
      );
      return words.length < 2 || said
        ? []
        : [{ askId: ask.id, otherId: other.id, score: 0.8, sure: true, words, differ: [] }];
    }),
  );
}

export function fakeSuggestions(memory: Memory): Backend['suggestions'] {
  return {
    Make: (form) => memory.read((state) => make(state, form)),
    Duplicates: (productId) =>
      memory.read((state) => ({
        cancelled: false,
        byWords: true,
        pairs: twins(state, productId),
        asks: roots(state, productId).map(({ id }) => askSummary(state, id)),
      })),
    Progress: () => Promise.resolve({ stage: '', done: 0, total: 0 }),
    Cancel: () => Promise.resolve(),
    Accept: (part) => memory.change('Accept theme', (state) => accept(memory, state, part)),
    Dismiss: ({ productId, themeId, askIds }) =>
      memory.change('Dismiss suggested theme', (state) => {
        const made = { id: memory.id(), productId, askIds, dismissedAt: now };
        state.dismissals.push(themeId === '' ? made : { ...made, themeId });
      }),
    Dismissed: (productId) =>
      memory.read((state) => state.dismissals.filter((one) => one.productId === productId)),
    Restore: (productId) =>
      memory.change('Bring dismissed suggestions back', (state) => {
        state.dismissals = state.dismissals.filter((one) => one.productId !== productId);
      }),
    Split: ({ askIds }) =>
      memory.read((state) => {
        const half = Math.ceil(askIds.length / 2);
        const parts = [askIds.slice(0, half), askIds.slice(half)].filter((ids) => ids.length > 0);
        return parts.map((ids) => suggestionOf(state, ids));
      }),
    LikeThese: ({ memberIds, seedIds }) =>
      Promise.resolve(memberIds.filter((id) => !seedIds.includes(id)).slice(0, 1)),
    Count: ({ askIds }) =>
      memory.read((state) => askIds.map((ids) => suggestionOf(state, ids.length > 0 ? ids : []).voices)),
  };
}

/** The same was asked before where an older ask has two words of it or more. */
function askedBefore(state: State, noteId: string): AskedBefore {
  const voice = state.voices.find((one) => one.noteId === noteId);
  const ask = state.asks.find(({ id }) => id === voice?.askId);
  const alone = state.voices.filter(({ askId }) => askId === ask?.id).length === 1;
  if (!ask || ask.mergedInto !== undefined || !alone) return { askId: '', matches: [] };
  const older = state.asks.slice(0, state.asks.indexOf(ask)).map(({ id }) => id);
  const matches = twins(state, ask.productId)
    .filter(({ askId, otherId }) => otherId === ask.id && older.includes(askId))
    .map(({ askId, score, words, differ }) => ({
      ...askSummary(state, askId),
      score,
      words,
      related: [],
      differ,
    }));
  return { askId: ask.id, matches };
}

/** What the fake says of likeness between asks. */
export function fakeSimilar(
  memory: Memory,
): Pick<Backend['asks'], 'Similar' | 'AskedBefore' | 'Pairs' | 'Pair' | 'AddVoice'> {
  return {
    Similar: ({ productId, text, askId, limit }) =>
      memory.read((state) =>
        roots(state, productId)
          .filter(({ id }) => id !== askId)
          .map(({ id, statement }): AskMatch => {
            const words = wordsOf(statement).filter((word) => wordsOf(text).includes(word));
            return { ...askSummary(state, id), score: words.length / 5, words, related: [], differ: [] };
          })
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score)
          .slice(0, limit),
      ),
    AskedBefore: (noteId) => memory.read((state) => askedBefore(state, noteId)),
    Pairs: () => memory.read((state) => state.pairs),
    Pair: ({ ids, from, together }) =>
      memory.change(together ? 'Keep asks together' : 'Keep asks apart', (state) => {
        const others = from === '' ? ids.slice(1) : [from];
        for (const askId of from === '' ? ids.slice(0, 1) : ids)
          for (const otherId of others) state.pairs.push({ askId, otherId, together });
      }),
    AddVoice: (askId, form) => memory.change('Add voice', (state) => addOutside(memory, state, askId, form)),
  };
}

// Who was heard, in the fake: counted as Go does, but for what counts as independent channels.
import type { Backend } from '../client';
import { voicesQuery } from '../filters';
import {
  Channel,
  ProductKind,
  Side,
  type Hearing,
  type Overlap,
  type OverlapRow,
  type Standing,
  type VoicesQuery,
} from '../types';
import { askSummary, countVoices } from './details';
import { find, type Memory } from './memory';
import { mergedBelow, rootOf } from './roots';
import type { State, VoiceRow } from './seed';

/** The voices that a query names, by the root behind which they stand. */
function voicesOf(state: State, query: VoicesQuery): Map<string, VoiceRow[]> {
  const roots = state.asks.filter(
    (ask) =>
      ask.mergedInto === undefined &&
      (query.productId === '' || ask.productId === query.productId) &&
      (query.themeId === '' || (ask.themeId ?? 'none') === query.themeId) &&
      (query.text === '' || ask.statement.toLowerCase().includes(query.text.toLowerCase())) &&
      (query.askId === '' || ask.id === rootOf(state, query.askId)),
  );
  return new Map(
    roots.map(({ id }) => {
      const tree = [id, ...mergedBelow(state, id)];
      return [id, state.voices.filter(({ askId }) => tree.includes(askId))];
    }),
  );
}

const byTime = (a: VoiceRow, b: VoiceRow) => a.at.localeCompare(b.at);

function standing(state: State, query: VoicesQuery): Standing {
  const voices = [...voicesOf(state, query).values()].flat().sort(byTime);
  const ids = [...new Set(voices.flatMap(({ stakeholderId }) => stakeholderId ?? []))];
  const people = ids.map((stakeholderId) => {
    const own = voices.filter((voice) => voice.stakeholderId === stakeholderId);
    return {
      stakeholderId,
      importance: Math.max(...own.map(({ importance }) => importance)),
      times: own.length,
      channels: [...new Set(own.map(({ channel }) => channel))],
      firstAt: own[0]?.at ?? '',
      lastAt: own.at(-1)?.at ?? '',
    };
  });
  const [first, last] = [voices[0], voices.at(-1)];
  return {
    voices: countVoices(state, voices),
    ...(first && last ? { firstHeardAt: first.at, lastHeardAt: last.at } : {}),
    people: people.sort((a, b) => b.importance - a.importance),
    times: voices.length,
    unnamed: voices.filter(({ stakeholderId }) => stakeholderId === undefined).length,
  };
}

function hearing(state: State, query: VoicesQuery): Hearing {
  const behind = [...voicesOf(state, query).values()];
  const voices = behind.flat();
  const heard = new Set(voices.flatMap(({ stakeholderId }) => stakeholderId ?? []));
  const product = state.products.find(({ id }) => id === query.productId);
  const served = product?.teams ?? [];
  const side = product && (product.kind === ProductKind.Internal ? Side.Inside : Side.Outside);
  const wanted = state.stakeholders.filter((one) => !side || one.side === side || heard.has(one.id));
  const names = [...new Set([...served, ...wanted.map(({ team }) => team)])].filter(Boolean);
  const teams = names.map((team) => {
    const people = state.stakeholders.filter((person) => person.team === team);
    const ids = people.map(({ id }) => id);
    const own = voices.filter(({ stakeholderId }) => ids.includes(stakeholderId ?? '')).sort(byTime);
    const last = own.at(-1)?.at;
    return {
      team,
      organisation: people[0]?.organisation ?? '',
      served: served.includes(team),
      peopleIds: ids,
      heardIds: ids.filter((id) => heard.has(id)),
      asks: behind.filter((root) => root.some(({ stakeholderId }) => ids.includes(stakeholderId ?? '')))
        .length,
      ...(last === undefined ? {} : { lastHeardAt: last }),
    };
  });
  const teamless = wanted.filter(({ team }) => team === '').map(({ id }) => id);
  return {
    teams: teams.sort((a, b) => Math.min(a.heardIds.length, 1) - Math.min(b.heardIds.length, 1)),
    teamless,
    heardIds: teamless.filter((id) => heard.has(id)),
    unnamed: voices.filter(({ stakeholderId }) => stakeholderId === undefined).length,
    forgotten: 0,
  };
}

function overlapRows(state: State, query: VoicesQuery): OverlapRow[] {
  const rows = [...voicesOf(state, query)].map(([askId, voices]) => {
    const { voices: count, ...ask } = askSummary(state, askId);
    const { statement, productName, themeName, private: hidden } = ask;
    const cells = Object.values(Channel)
      .map((channel) => ({ channel, own: voices.filter((voice) => voice.channel === channel) }))
      .filter(({ own }) => own.length > 0)
      .map(({ channel, own }) => ({
        channel,
        people: new Set(own.flatMap(({ stakeholderId }) => stakeholderId ?? [])).size,
        unnamed: own.filter(({ stakeholderId }) => stakeholderId === undefined).length,
      }));
    const independent = Math.min(count.people, cells.filter(({ people }) => people > 0).length);
    const crossing = independent >= 3;
    return {
      ...{ askId, statement, productName, themeName, private: hidden },
      ...{ voices: count, cells, independent, crossing },
    };
  });
  return rows.sort((a, b) => b.independent - a.independent || b.cells.length - a.cells.length);
}

function overlap(state: State, query: VoicesQuery): Overlap {
  const rows = overlapRows(state, query);
  const used = new Set(rows.flatMap(({ cells }) => cells.map(({ channel }) => channel)));
  return {
    channels: Object.values(Channel).filter((channel) => used.has(channel)),
    askIds: rows.map(({ askId }) => askId),
    crossing: rows.filter(({ crossing }) => crossing).length,
  };
}

export function fakeVoices(memory: Memory): Backend['voices'] {
  return {
    Quotes: (productId) =>
      memory.read((state) =>
        state.voices
          .filter(({ askId, words }) => words !== '' && find(state.asks, askId).productId === productId)
          .map((voice) => ({
            ...voice,
            sessionTitle: state.sessions.find(({ id }) => id === voice.sessionId)?.title ?? '',
          })),
      ),
    Behind: (query) => memory.read((state) => standing(state, query)),
    Hearing: (query) => memory.read((state) => hearing(state, query)),
    Overlap: (query) => memory.read((state) => overlap(state, query)),
    OverlapRows: (ids) =>
      memory.read((state) => ids.flatMap((askId) => overlapRows(state, voicesQuery({ askId })))),
    ExportOverlap: () => Promise.resolve('/home/pm/Overlap.csv'),
  };
}

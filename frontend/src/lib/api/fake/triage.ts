import type { Backend } from '../client';
import { AskPlace, AskSort, Code, Decision, type AskFilter, type AskSummary } from '../types';
import { blankTheme } from '../unmade';
import { askSummary } from './details';
import { failure, find, positionBefore, remove, type Memory } from './memory';
import { rootOf } from './roots';
import type { State } from './seed';

const now = '2026-11-23T10:00:00Z';
const stamp = { createdAt: now, updatedAt: now, revision: 1 };
const today = now.slice(0, 10);

type Triage = Pick<
  Backend['asks'],
  | 'List'
  | 'Find'
  | 'Rows'
  | 'Count'
  | 'Decide'
  | 'Snooze'
  | 'Move'
  | 'Views'
  | 'SaveView'
  | 'MoveView'
  | 'DeleteView'
>;

/** What can be done with many asks at once. */
export function fakeTriage(memory: Memory): Triage {
  return {
    List: (filter) => memory.read((state) => found(state, filter)),
    Find: (filter) => memory.read((state) => found(state, filter).map(({ id }) => id)),
    Rows: (ids) =>
      memory.read((state) =>
        ids.filter((id) => state.asks.some((ask) => ask.id === id)).map((id) => askSummary(state, id)),
      ),
    Count: (filters) => memory.read((state) => filters.map((filter) => found(state, filter).length)),
    Decide: ({ ids, decision, reason }) =>
      memory.change(`Decide on ${ids.length} asks`, (state) => {
        for (const ask of ids.map((id) => find(state.asks, id)))
          Object.assign(ask, { decision, reason: reason === '' ? ask.reason : reason, snoozedUntil: '' });
      }),
    Snooze: (ids, until) =>
      memory.change(`Snooze ${ids.length} asks`, (state) => {
        for (const id of ids) find(state.asks, id).snoozedUntil = until;
      }),
    Move: ({ ids, themeId, newTheme, beforeId }) =>
      memory.change(`Move ${ids.length} asks`, (state) => {
        const [first = ''] = ids;
        const theme =
          newTheme === '' ? themeId : named(memory, state, find(state.asks, first).productId, newTheme);
        for (const ask of ids.map((id) => find(state.asks, id))) {
          if (theme === '') delete ask.themeId;
          else ask.themeId = theme;
          const others = state.asks.filter((a) => a !== ask && (a.themeId ?? '') === theme);
          ask.position = positionBefore(others, beforeId);
        }
      }),
    ...fakeViews(memory),
  };
}

function fakeViews(memory: Memory): Pick<Triage, 'Views' | 'SaveView' | 'MoveView' | 'DeleteView'> {
  return {
    Views: () => memory.read((state) => state.views),
    SaveView: (view) =>
      memory.change(`Save view ${view.name}`, (state) => {
        if (view.name.trim() === '') throw failure(Code.Invalid, 'The name is empty. Type one.', 'name');
        if (view.id !== '') return Object.assign(find(state.views, view.id), view);
        const made = { ...view, id: memory.id(), createdAt: now, position: state.views.length + 1 };
        state.views.push(made);
        return made;
      }),
    MoveView: (id, beforeId) =>
      memory.change('Move view', (state) => {
        const view = find(state.views, id);
        remove(state.views, id);
        const at = state.views.findIndex((other) => other.id === beforeId);
        state.views.splice(at < 0 ? state.views.length : at, 0, view);
      }),
    DeleteView: (id) => memory.change('Delete view', (state) => remove(state.views, id)),
  };
}

function named(memory: Memory, state: State, productId: string, name: string): string {
  const same = state.themes.find((theme) => theme.productId === productId && theme.name === name);
  if (same) return same.id;
  const made = {
    ...blankTheme(productId, name),
    ...stamp,
    id: memory.id(),
    position: state.themes.length + 1,
  };
  state.themes.push(made);
  return made.id;
}

const asleep = (ask: AskSummary) => ask.snoozedUntil > today;

const places: Record<AskPlace, (ask: AskSummary) => boolean> = {
  [AskPlace.Anywhere]: () => true,
  [AskPlace.Inbox]: (ask) => ask.decision === Decision.Open && ask.themeId === undefined && !asleep(ask),
  [AskPlace.Waiting]: (ask) => ask.decision === Decision.Later || asleep(ask),
  [AskPlace.Rootless]: (ask) => ask.decision !== Decision.Declined && ask.whys.length === 0,
};

const orders: Record<AskSort, (a: AskSummary, b: AskSummary) => number> = {
  [AskSort.LastHeard]: (a, b) => b.lastHeardAt.localeCompare(a.lastHeardAt),
  [AskSort.Statement]: (a, b) => a.statement.localeCompare(b.statement),
  [AskSort.Theme]: (a, b) => a.themeName.localeCompare(b.themeName),
  [AskSort.Voices]: (a, b) => b.voices.people - a.voices.people,
  [AskSort.Decision]: (a, b) => a.decision.localeCompare(b.decision),
};

function found(state: State, filter: AskFilter): AskSummary[] {
  const teams = new Map(state.stakeholders.map(({ id, team }) => [id, team]));
  const behind = (askId: string) => state.voices.filter((v) => rootOf(state, v.askId) === askId);
  const said = (ask: AskSummary) =>
    [ask.statement, ask.need, ...ask.whys, ...ask.solutions, ...behind(ask.id).map(({ words }) => words)]
      .join(' ')
      .toLowerCase();
  const list = state.asks
    .filter((ask) => ask.mergedInto === undefined)
    .map((ask) => askSummary(state, ask.id))
    .filter(
      (ask) =>
        places[filter.place](ask) &&
        (filter.productId === '' || ask.productId === filter.productId) &&
        (filter.stakeholderId === '' || ask.personIds.includes(filter.stakeholderId)) &&
        (filter.team === '' || ask.personIds.some((id) => teams.get(id) === filter.team)) &&
        (filter.themeId === '' || (ask.themeId ?? 'none') === filter.themeId) &&
        (filter.noteId === '' || behind(ask.id).some(({ noteId }) => noteId === filter.noteId)) &&
        ((filter.decision as string) === '' || ask.decision === filter.decision) &&
        ((filter.channel as string) === '' || ask.channels.includes(filter.channel)) &&
        (!filter.noRoot || ask.whys.length === 0) &&
        (!filter.asleep || asleep(ask)) &&
        said(ask).includes(filter.text.toLowerCase()),
    )
    .sort(orders[filter.sort]);
  return filter.reverse ? list.reverse() : list;
}

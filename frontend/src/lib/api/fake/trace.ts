// What a PRD rests on, in the fake: laid out as Go does, but that nothing is ever suspect.
import type { Backend } from '../client';
import {
  Decision,
  RequirementState,
  type Citing,
  type CitingQuery,
  type Coverage,
  type Share,
  type Trace,
} from '../types';
import { askSummary, prdDetail, themesOf } from './details';
import { find, type Memory } from './memory';
import { mergedBelow } from './roots';
import type { State } from './seed';

function traceOf(state: State, prdId: string): Trace {
  const { title, productId, productName, requirements } = prdDetail(state, prdId);
  const columns = requirements.map(({ id, ref, statement, priority, state: stage, asks }) => ({
    ...{ id, ref, statement, priority, state: stage },
    noEvidence: asks.length === 0 && stage !== RequirementState.Dropped,
    declined: asks.some(({ id: askId }) => find(state.asks, askId).decision === Decision.Declined),
    private: asks.length > 0 && asks.every((ask) => ask.private),
  }));
  const themes = [
    ...themesOf(state, productId).map(({ id, name }) => ({ id, path: name })),
    { id: '', path: '' },
  ];
  const uses = (id: string, here: boolean) =>
    state.citations.filter((c) => {
      const of = state.requirements.find((r) => r.id === c.requirementId);
      return [id, ...mergedBelow(state, id)].includes(c.askId) && (of?.prdId === prdId) === here;
    });
  const asks = state.asks
    .filter((ask) => ask.productId === productId && ask.mergedInto === undefined)
    .map(({ id, statement, decision, themeId = '' }) => {
      const cells = uses(id, true).map(({ requirementId }) => ({
        requirement: columns.findIndex((column) => column.id === requirementId),
      }));
      const used = cells.some((cell) => columns[cell.requirement]?.state !== RequirementState.Dropped);
      const elsewhere = uses(id, false).length;
      return {
        ...{ id, statement, decision, cells, elsewhere },
        theme: themes.findIndex((theme) => theme.id === themeId),
        private: askSummary(state, id).private,
        unused: decision === Decision.Accepted && !used,
        nowhere: decision !== Decision.Declined && !used && elsewhere === 0,
        declined: decision === Decision.Declined && used,
      };
    })
    .sort((a, b) => a.theme - b.theme);
  const drawn = new Set(asks.filter(({ cells }) => cells.length > 0).map(({ theme }) => theme));
  const judged = themes.map((theme, i) => ({
    ...theme,
    drawn: theme.id !== '' && drawn.has(i),
    missing: theme.id !== '' && !drawn.has(i) && asks.some((ask) => ask.theme === i),
  }));
  const share = (of: { id: string }[], missing: { id: string }[]): Share => ({
    met: of.length - missing.length,
    of: of.length,
    missing: missing.map(({ id }) => id),
  });
  const accepted = asks.filter(({ decision }) => decision === Decision.Accepted);
  const coverage: Coverage = {
    evidence: share(
      columns,
      columns.filter(({ noEvidence }) => noEvidence),
    ),
    accepted: share(
      accepted,
      accepted.filter(({ unused }) => unused),
    ),
    themes: share(
      judged.filter((theme) => theme.drawn || theme.missing),
      judged.filter(({ missing }) => missing),
    ),
  };
  return {
    ...{ prdId, title, productId, productName, coverage, themes: judged, requirements: columns },
    asks: asks.map((ask) => ({
      ...ask,
      drawn: ask.cells.length > 0 || ask.decision === Decision.Accepted || judged[ask.theme]?.drawn === true,
    })),
  };
}

function citing(state: State, query: CitingQuery): Citing[] {
  const stands = (askId: string) => {
    const tree = [askId, ...mergedBelow(state, askId)];
    const voices = state.voices.filter((voice) => tree.includes(voice.askId));
    return (
      tree.includes(query.askId) ||
      voices.some((voice) => voice.noteId === query.noteId || voice.stakeholderId === query.stakeholderId) ||
      (query.themeId !== '' && state.asks.some((ask) => ask.id === askId && ask.themeId === query.themeId))
    );
  };
  const ids = new Set(state.citations.filter((c) => stands(c.askId)).map((c) => c.requirementId));
  return state.prds.flatMap((prd) =>
    prdDetail(state, prd.id)
      .requirements.filter(({ id }) => ids.has(id))
      .map(({ id, ref, statement, state: stage }) => ({
        ...{ prdId: prd.id, prdTitle: prd.title, requirementId: id, ref, statement, state: stage },
      })),
  );
}

export function fakeTrace(
  memory: Memory,
): Pick<Backend['prds'], 'Trace' | 'Coverage' | 'Citing' | 'CitingNotes' | 'ExportTrace'> {
  return {
    Trace: (id) => memory.read((state) => traceOf(state, id)),
    Coverage: (id) => memory.read((state) => traceOf(state, id).coverage),
    Citing: (query) => memory.read((state) => citing(state, query)),
    CitingNotes: (sessionId) =>
      memory.read((state) =>
        state.notes
          .filter((note) => note.sessionId === sessionId)
          .flatMap(({ id }) =>
            citing(state, { askId: '', noteId: id, stakeholderId: '', themeId: '' }).map((one) => ({
              ...one,
              noteId: id,
            })),
          ),
      ),
    ExportTrace: ({ csv }) =>
      Promise.resolve({ path: csv ? '/home/pm/trace.csv' : '/home/pm/trace.xlsx', leftOut: [] }),
  };
}

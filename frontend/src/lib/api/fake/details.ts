import {
  Consent,
  Language,
  type AskCard,
  type BoardVoices,
  type AskDetail,
  type AskSummary,
  type CitedAsk,
  type OpenPRD,
  type PRDDetail,
  type RequirementEvidence,
  type PRDSummary,
  type SessionSummary,
  type Theme,
  type ThemeColumn,
  type VoiceCount,
} from '../types';
import { blankTheme } from '../unmade';
import { find } from './memory';
import { measure } from './metrics';
import { mergedBelow, rootOf } from './roots';
import type { State, VoiceRow } from './seed';

export function countVoices(state: State, voices: VoiceRow[]): VoiceCount {
  const people = new Set(voices.flatMap((v) => v.stakeholderId ?? []));
  const teams = new Set(
    state.stakeholders.filter((s) => people.has(s.id) && s.team !== '').map((s) => s.team),
  );
  return { people: people.size, teams: teams.size, channels: new Set(voices.map((v) => v.channel)).size };
}

const productName = (state: State, id: string) => state.products.find((p) => p.id === id)?.name ?? '';

export function sessionSummary(state: State, id: string): SessionSummary {
  const session = find(state.sessions, id);
  return {
    ...session,
    productName: productName(state, session.productId),
    participantIds: state.participants[id] ?? [],
    participants: (state.participants[id] ?? []).map(
      (stakeholderId, i) =>
        state.consents.find((c) => c.sessionId === id && c.stakeholderId === stakeholderId) ?? {
          sessionId: id,
          stakeholderId,
          position: i + 1,
          consent: Consent.NotAsked,
        },
    ),
    noteCount: state.notes.filter((n) => n.sessionId === id).length,
    lineCount: state.transcripts
      .filter((t) => t.sessionId === id)
      .reduce((sum, { lineCount }) => sum + lineCount, 0),
    askCount: new Set(state.voices.filter((v) => v.sessionId === id).map((v) => rootOf(state, v.askId))).size,
  };
}

export function askSummary(state: State, id: string): AskSummary {
  const ask = find(state.asks, id);
  const tree = [id, ...mergedBelow(state, id)];
  const voices = state.voices.filter((v) => tree.includes(v.askId));
  const ofPrivate = voices.filter((v) => state.notes.some((n) => n.id === v.noteId && n.private));
  return {
    ...ask,
    private: voices.length > 0 && ofPrivate.length === voices.length,
    productName: productName(state, ask.productId),
    themeName: state.themes.find((t) => t.id === ask.themeId)?.name ?? '',
    voices: countVoices(state, voices),
    personIds: [...new Set(voices.flatMap((v) => v.stakeholderId ?? []))],
    channels: [...new Set(voices.map((v) => v.channel))],
    lastHeardAt:
      voices
        .map((v) => v.at)
        .sort()
        .at(-1) ?? ask.createdAt,
  };
}

export function askDetail(state: State, askId: string): AskDetail {
  const id = rootOf(state, askId);
  const merged = mergedBelow(state, id);
  const evidence = state.voices
    .filter((v) => v.askId === id || merged.includes(v.askId))
    .map((v) => {
      const note = state.notes.find((n) => n.id === v.noteId);
      return {
        ...v,
        ...(note ? { note } : {}),
        sessionTitle: state.sessions.find((s) => s.id === v.sessionId)?.title ?? '',
      };
    });
  return { ...askSummary(state, id), evidence, merged: merged.map((m) => askSummary(state, m)) };
}

export function board(state: State, productId: string): ThemeColumn[] {
  const none = blankTheme(productId, '');
  return [none, ...themesOf(state, productId)].map((theme) => {
    const asks = state.asks
      .filter(
        (a) => a.productId === productId && (a.themeId ?? '') === theme.id && a.mergedInto === undefined,
      )
      .sort((a, b) => a.position - b.position);
    return {
      ...theme,
      partOf: state.themes.find(({ id }) => id === theme.parentId)?.name ?? '',
      askIds: asks.map(({ id }) => id),
    };
  });
}

/** Who stands behind the asks of a board. */
export function boardVoices(state: State, productId: string): BoardVoices {
  const columns = board(state, productId);
  const heard = (themeIds: string[]) =>
    state.voices.filter((v) => {
      const root = find(state.asks, rootOf(state, v.askId));
      return root.productId === productId && themeIds.includes(root.themeId ?? '');
    });
  const all = heard(columns.map(({ id }) => id));
  return {
    voices: countVoices(state, all),
    themes: columns.map(({ id }) => {
      const parts = columns.filter(({ parentId }) => parentId !== undefined && parentId === id);
      return {
        themeId: id,
        voices: countVoices(state, heard([id, ...parts.map((part) => part.id)])),
        ownVoices: countVoices(state, heard([id])),
      };
    }),
    personIds: [...new Set(all.flatMap(({ stakeholderId }) => stakeholderId ?? []))],
    channels: [...new Set(all.map(({ channel }) => channel))],
  };
}

/** The themes of a product in the order of the board, each followed by its parts. */
export function themesOf(state: State, productId: string): Theme[] {
  const themes = state.themes
    .filter((t) => productId === '' || t.productId === productId)
    .sort((a, b) => a.position - b.position);
  return themes
    .filter(({ parentId }) => parentId === undefined)
    .flatMap((whole) => [whole, ...themes.filter(({ parentId }) => parentId === whole.id)]);
}

export function card(state: State, askId: string): AskCard {
  const { id, statement, decision, voices, personIds, channels, ...ask } = askSummary(state, askId);
  return { id, statement, decision, voices, personIds, channels, private: ask.private };
}

export function prdSummary(state: State, id: string): PRDSummary {
  const prd = find(state.prds, id);
  return {
    ...prd,
    productName: productName(state, prd.productId),
    requirementCount: state.requirements.filter((r) => r.prdId === id).length,
  };
}

export function prdDetail(state: State, id: string): OpenPRD {
  const sections = state.sections.filter((s) => s.prdId === id).sort((a, b) => a.position - b.position);
  return {
    ...prdSummary(state, id),
    sections,
    requirements: state.requirements
      .filter((r) => r.prdId === id)
      .sort((a, b) => a.position - b.position)
      .map((r) => ({
        ...r,
        ref: `REQ-${String(r.number).padStart(3, '0')}`,
        asks: state.citations.filter((c) => c.requirementId === r.id).map((c) => citedAsk(state, c.askId)),
        suspect: [],
      })),
    metrics: state.metrics
      .filter((m) => sections.some(({ body }) => body.includes(`](metric:${m.id})`)))
      .map((m) => ({ id: m.id, text: measure(state, m).phrase })),
    charts: [],
    writtenIn: find(state.prds, id).language || Language.English,
  };
}

function citedAsk(state: State, askId: string): CitedAsk {
  const { id, statement, voices, private: hidden, deletedAt } = askDetail(state, askId);
  return { id, statement, voices, private: hidden, deleted: deletedAt !== undefined };
}

/** What was said for what a requirement rests on. */
export function requirementEvidence(state: State, requirementId: string): RequirementEvidence {
  const cited = state.citations.filter((c) => c.requirementId === requirementId);
  return {
    requirementId,
    asks: cited.map(({ askId }) => {
      const { id, evidence } = askDetail(state, askId);
      return { askId: id, evidence };
    }),
  };
}

/** A whole PRD with its evidence. */
export function wholePRD(state: State, prd: OpenPRD): PRDDetail {
  const requirements = prd.requirements.map((r) => ({
    ...r,
    asks: r.asks.map(({ id }) => askDetail(state, id)),
  }));
  return { ...prd, requirements, quotes: [] };
}

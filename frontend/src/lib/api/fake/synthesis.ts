import type { Backend } from '../client';
import {
  Code,
  Edition,
  Language,
  PRDStatus,
  Priority,
  RequirementState,
  SectionKind,
  type AskDetail,
  type AskForm,
  type ExportChoices,
  type ExportForm,
  type Theme,
} from '../types';
import { blankAsk } from '../unmade';
import {
  askDetail,
  board,
  boardVoices,
  card,
  prdDetail,
  prdSummary,
  requirementEvidence,
  themesOf,
} from './details';
import { failure, find, positionBefore, remove, replace, type Memory, meet } from './memory';
import { fakeRoots, mergedBelow } from './roots';
import type { State, VoiceRow } from './seed';
import { fakeSimilar } from './suggestions';
import { fakeTrace } from './trace';
import { fakeTriage } from './triage';

const now = '2026-11-23T10:00:00Z';
const stamp = { createdAt: now, updatedAt: now, revision: 1 };

/** Makes a note one more voice behind an ask. */
export function addVoice(memory: Memory, state: State, noteId: string, askId: string): void {
  const note = find(state.notes, noteId);
  const session = find(state.sessions, note.sessionId);
  const voice: VoiceRow = {
    id: memory.id(),
    askId,
    sessionId: session.id,
    noteId,
    channel: session.channel,
    at: session.startedAt ?? session.plannedAt,
    words: note.text,
    importance: note.importance,
  };
  if (note.speakerId !== undefined) voice.stakeholderId = note.speakerId;
  state.voices.push(voice);
}

/** Makes an ask from a note. */
export function addAsk(memory: Memory, state: State, noteId: string): string {
  const note = find(state.notes, noteId);
  const { productId } = find(state.sessions, note.sessionId);
  const id = memory.id();
  const ask = {
    ...blankAsk(productId, note.text),
    ...stamp,
    id,
  };
  state.asks.push({ ...ask, position: state.asks.length + 1 });
  addVoice(memory, state, noteId, id);
  return id;
}

/** Puts a voice from outside a session behind an ask. */
export function addOutside(memory: Memory, state: State, askId: string, form: AskForm): AskDetail {
  const voice: VoiceRow = {
    id: memory.id(),
    askId,
    channel: form.channel,
    at: `${form.at}T00:00:00Z`,
    words: form.words,
    importance: 0,
  };
  const who = form.newPerson === '' ? form.stakeholderId : meet(memory, state, form.newPerson);
  if (who !== undefined) voice.stakeholderId = who;
  const reporter = form.newReporter === '' ? form.reportedBy : meet(memory, state, form.newReporter);
  if (reporter !== undefined) voice.reportedBy = reporter;
  state.voices.push(voice);
  return askDetail(state, askId);
}

export function fakeAsks(memory: Memory): Backend['asks'] {
  return {
    ...fakeTriage(memory),
    Get: (id) => memory.read((state) => askDetail(state, id)),
    Create: (form) =>
      memory.change('Add ask', (state) => {
        const id = memory.id();
        state.asks.push({ ...form.ask, ...stamp, id });
        return addOutside(memory, state, id, form);
      }),
    Update: (ask) =>
      memory.change('Edit ask', (state) => {
        replace(state.asks, ask);
        return askDetail(state, ask.id);
      }),
    Delete: (ids) =>
      memory.change('Delete asks', (state) => {
        const trees = ids.flatMap((id) => [id, ...mergedBelow(state, id)]);
        for (const gone of trees) remove(state.asks, gone);
        const cited = state.citations.filter((c) => trees.includes(c.askId)).length;
        return { merged: trees.length - ids.length, cited };
      }),
    ...fakeRoots(memory),
    ...fakeSimilar(memory),
    Promote: (noteId) =>
      memory.change('Make ask', (state) => askDetail(state, addAsk(memory, state, noteId))),
    Attach: (noteId, askId) =>
      memory.change('Add voice', (state) => {
        addVoice(memory, state, noteId, askId);
        return askDetail(state, askId);
      }),
    RemoveVoice: (id) =>
      memory.change('Remove voice', (state) => {
        const { askId } = find(state.voices, id);
        remove(state.voices, id);
        return askDetail(state, askId);
      }),
  };
}

export function fakeThemes(memory: Memory): Backend['themes'] {
  return {
    Board: (productId) => memory.read((state) => board(state, productId)),
    Cards: (ids) => memory.read((state) => ids.map((id) => card(state, id))),
    Voices: (productId) => memory.read((state) => boardVoices(state, productId)),
    List: (productId) => memory.read((state) => themesOf(state, productId)),
    Create: (theme) =>
      memory.change('Add theme', (state) => {
        const made: Theme = { ...theme, ...stamp, id: memory.id(), position: state.themes.length + 1 };
        state.themes.push(made);
        return made;
      }),
    Update: (theme) => memory.change('Rename theme', (state) => replace(state.themes, theme)),
    Merge: (intoId, fromId) =>
      memory.change('Merge themes', (state) => {
        for (const ask of state.asks) if (ask.themeId === fromId) ask.themeId = intoId;
        const whole = find(state.themes, intoId).parentId ?? intoId;
        for (const part of state.themes) if (part.parentId === fromId) part.parentId = whole;
        remove(state.themes, fromId);
      }),
    Delete: (id) =>
      memory.change('Delete theme', (state) => {
        for (const ask of state.asks) if (ask.themeId === id) delete ask.themeId;
        for (const part of state.themes) if (part.parentId === id) delete part.parentId;
        remove(state.themes, id);
      }),
    Move: ({ themeId, parentId, beforeId }) =>
      memory.change('Move theme', (state) => {
        const theme = find(state.themes, themeId);
        if (parentId === '') delete theme.parentId;
        else if (state.themes.some((part) => part.parentId === themeId))
          throw failure(Code.Invalid, `“${theme.name}” has parts of its own.`, 'parentId');
        else theme.parentId = parentId;
        const others = state.themes.filter((t) => t.id !== themeId && (t.parentId ?? '') === parentId);
        theme.position = positionBefore(others, beforeId);
      }),
  };
}

export function fakePRDs(memory: Memory): Backend['prds'] {
  return {
    List: (productId) =>
      memory.read((state) =>
        state.prds
          .filter((p) => productId === '' || p.productId === productId)
          .map((p) => prdSummary(state, p.id)),
      ),
    Get: (id) => memory.read((state) => prdDetail(state, id)),
    Evidence: (ids) => memory.read((state) => ids.map((id) => requirementEvidence(state, id))),
    Draft: ({ productId, title, themeIds }) =>
      memory.change('Draft PRD', (state) => {
        const id = memory.id();
        const asks = state.asks.filter((a) => a.themeId !== undefined && themeIds.includes(a.themeId));
        state.prds.push({
          ...stamp,
          id,
          productId,
          title,
          status: PRDStatus.Draft,
          language: Language.Any,
          lastNumber: asks.length,
          pageLimit: 0,
        });
        for (const [i, ask] of asks.entries()) {
          const requirementId = addRequirement(memory, state, id, ask.statement, i + 1);
          state.citations.push({ requirementId, askId: ask.id });
        }
        return prdDetail(state, id);
      }),
    NewSince: () => Promise.resolve([]),
    AddNew: (id) => memory.change('Add what is new', (state) => prdDetail(state, id)),
    LeaveNew: () => memory.change('Leave what is new', () => undefined),
    Update: (prd) =>
      memory.change('Edit PRD', (state) => {
        return replace(state.prds, prd);
      }),
    Delete: (id) => memory.change('Delete PRD', (state) => remove(state.prds, id)),
    AddSection: (prdId, title) =>
      memory.change('Add section', (state) => {
        const section = {
          id: memory.id(),
          prdId,
          kind: SectionKind.Text,
          title,
          body: '',
          hint: '',
          required: false,
          revision: 1,
        };
        state.sections.push({ ...section, position: state.sections.length + 1 });
        return prdDetail(state, prdId);
      }),
    UpdateSection: (section) => memory.change('Edit section', (state) => replace(state.sections, section)),
    DeleteSection: (id) => memory.change('Delete section', (state) => remove(state.sections, id)),
    AddRequirement: (prdId, statement) =>
      memory.change('Add requirement', (state) => {
        const prd = find(state.prds, prdId);
        prd.lastNumber += 1;
        addRequirement(memory, state, prdId, statement, prd.lastNumber);
        return prdDetail(state, prdId);
      }),
    UpdateRequirement: (next) =>
      memory.change('Edit requirement', (state) => replace(state.requirements, next)),
    RewriteRequirement: (next) =>
      memory.change('Rewrite requirement', (state) => replace(state.requirements, next)),
    MoveRequirement: (id, beforeId) =>
      memory.change('Move requirement', (state) => {
        const requirement = find(state.requirements, id);
        const others = state.requirements.filter((r) => r.id !== id && r.prdId === requirement.prdId);
        requirement.position = positionBefore(others, beforeId);
        return prdDetail(state, requirement.prdId);
      }),
    MoveSection: (id, beforeId) =>
      memory.change('Move section', (state) => {
        const section = find(state.sections, id);
        const others = state.sections.filter((s) => s.id !== id && s.prdId === section.prdId);
        section.position = positionBefore(others, beforeId);
        return prdDetail(state, section.prdId);
      }),
    Confirm: (id) =>
      memory.change('Confirm requirement', (state) => prdDetail(state, find(state.requirements, id).prdId)),
    DeleteRequirement: (id) => memory.change('Delete requirement', (state) => remove(state.requirements, id)),
    Cite: (requirementId, askId) =>
      memory.change('Cite ask', (state) => {
        state.citations.push({ requirementId, askId });
        return prdDetail(state, find(state.requirements, requirementId).prdId);
      }),
    Uncite: (requirementId, askId) =>
      memory.change('Remove citation', (state) => {
        state.citations = state.citations.filter(
          (c) => c.requirementId !== requirementId || c.askId !== askId,
        );
        return prdDetail(state, find(state.requirements, requirementId).prdId);
      }),
    ...exporting(memory),
    OpenExported: () => Promise.resolve(),
    ...fakeTrace(memory),
  };
}

/** The exports of a fake: they say what was asked of them, and write nothing. */
function exporting(
  memory: Memory,
): Pick<
  Backend['prds'],
  | 'ExportChoices'
  | 'Foresee'
  | 'Export'
  | 'ExportProgress'
  | 'CancelExport'
  | 'RevealExported'
  | 'CopyMarkdown'
> {
  const last = new Map<string, ExportChoices['last']>();
  const result = ({ format, edition, personId }: ExportForm) => ({
    cancelled: false,
    path: '',
    pages: format === 'pdf' ? 5 : 0,
    bytes: 48_000,
    took: format === 'pdf' ? 210 : 20,
    warnings: edition === Edition.Asker ? [`A letter to ${personId}.`] : [],
    leftOut: {
      sections: edition === Edition.Whole ? [] : ['Promises'],
      requirements: 0,
      quotes: 2,
      names: 0,
      places: 0,
    },
  });
  const formats = [
    { id: 'pdf', label: 'PDF', for: 'To read', extension: '.pdf', mediaType: '', list: false },
    { id: 'md', label: 'Markdown', for: 'For a wiki', extension: '.md', mediaType: '', list: false },
    {
      id: 'jira',
      label: 'Jira issues',
      for: 'One per requirement',
      extension: '.csv',
      mediaType: '',
      list: true,
    },
  ];
  return {
    ExportChoices: (prdId) =>
      memory.read(({ houseStyle, prdVersions }) => ({
        formats,
        versions: prdVersions.filter((one) => one.prdId === prdId).reverse(),
        askerIds: ['rina', 'marek'],
        last: last.get(prdId) ?? { prdId, format: 'pdf', edition: Edition.Whole, personId: '' },
        style: houseStyle,
      })),
    Foresee: (form) => Promise.resolve(result(form)),
    Export: (form) => {
      last.set(form.id, {
        prdId: form.id,
        format: form.format,
        edition: form.edition,
        personId: form.personId,
      });
      return Promise.resolve({ ...result(form), path: `/home/pm/prd.${form.format}` });
    },
    ExportProgress: () => Promise.resolve({ part: 0.8, page: 3, pages: 5 }),
    CancelExport: () => Promise.resolve(),
    RevealExported: () => Promise.resolve(),
    CopyMarkdown: (form) => Promise.resolve(result(form)),
  };
}

function addRequirement(
  memory: Memory,
  state: State,
  prdId: string,
  statement: string,
  number: number,
): string {
  const id = memory.id();
  state.requirements.push({
    id,
    prdId,
    number,
    statement,
    rationale: '',
    priority: Priority.Should,
    criteria: [],
    state: RequirementState.Proposed,
    position: number,
    revision: 1,
  });
  return id;
}

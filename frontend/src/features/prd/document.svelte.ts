import { untrack } from 'svelte';
import {
  api,
  query,
  SectionKind,
  type ApiError,
  type Evidence,
  type Language,
  type OpenPRD,
  type OpenRequirement,
  type PRD,
  PRDStatus,
  ReviewState,
  type PRDSection,
  type Requirement,
  type RequirementEvidence,
} from '$lib/api';
import { attempt, attemptUndoable, tell, tellUndoable } from '$lib/act';
import { Editor, type SaveState } from '$lib/edit/editor.svelte';
import { SaveQueue } from '$lib/edit/saveQueue';
import { plural } from '$lib/format';
import { LazyRows } from '$lib/lazyRows.svelte';
import { go } from '$lib/router.svelte';
import { toasts } from '$lib/ui';
import { notEntered, unsaved, type AtRisk } from '$lib/unsaved.svelte';
import { Comments } from './comments.svelte';
import { Exporting } from './exporting.svelte';
import { Inserting } from './inserting.svelte';
import { Versions } from './versions.svelte';
import { News } from './news.svelte';
import { Wording } from './wording.svelte';

export type PRDDraft = Editor<PRD, 'title'>;
export type SectionDraft = Editor<PRDSection, 'title' | 'body'>;
/** A requirement with '' where nobody owns it. */
type Owned = Omit<Requirement, 'ownerId'> & { ownerId: string };
export type RequirementDraft = Editor<Owned, 'statement' | 'rationale' | 'criteria'>;
type AnyDraft = PRDDraft | SectionDraft | RequirementDraft;

/** A requirement as the page shows it: its editable texts, its number and what it rests on. */
export interface Entry {
  draft: RequirementDraft;
  detail: OpenRequirement;
}

/** One PRD while it is open: its texts, what is saved of them, and what can be done with the document. */
export class PRDDocument {
  detail = $state.raw<OpenPRD>();
  /** Why the document could not be read; what was read before stays. */
  error = $state.raw<ApiError>();
  prd = $state.raw<PRDDraft>();
  sections = $state.raw<SectionDraft[]>([]);
  requirements = $state.raw<Entry[]>([]);
  /** How it leaves the app. */
  readonly exports = new Exporting(this);
  /** What the language check says of the requirements. */
  readonly wording = new Wording(this);
  /** The id of the requirement that had the focus last; '' where something else of the text had it. */
  lastFocused = $state('');
  /** The statement of the next requirement, as far as it is typed. */
  newStatement = $state('');
  /** Whether to review, or to approve, though something is missing, is being asked; '' while nothing is. */
  statusAsked = $state<PRDStatus | ''>('');
  /** How far it is agreed to, where that is not whole and it is to be approved. */
  disagreement = $state('');
  /** Whether what it is written in is being asked. */
  languageAsked = $state(false);
  /** What is new since it was drafted. */
  readonly news = new News(this);
  /** What is being inserted into one of its texts. */
  readonly inserting = new Inserting(this);
  /** What was published of it. */
  readonly versions = new Versions(this);
  readonly comments = new Comments(this);
  /** The state of the whole: the worst of its parts. */
  readonly state: SaveState = $derived.by(() => {
    const states = this.#drafts.map((draft) => draft.state);
    const worst = (['failed', 'conflict', 'saving'] as const).find((state) => states.includes(state));
    return worst ?? 'saved';
  });
  #said = $state.raw<LazyRows<RequirementEvidence>>();
  #queue = new SaveQueue();
  #refresh: () => void = () => undefined;
  #release: (() => void) | undefined;

  constructor(readonly id: string) {}

  /** Counts what is not saved for what closing the window would lose. */
  watch(): void {
    this.#release ??= unsaved.add(
      () => this.atRisk,
      () => this.flush(),
    );
  }

  release(): void {
    this.#release?.();
    this.#release = undefined;
  }

  /** The section in which the requirements stand; without one they come at the end, as in the PDF. */
  get requirementsSectionId(): string | undefined {
    return this.sections.find((section) => section.stored.kind === SectionKind.Requirements)?.id;
  }

  get #drafts(): AnyDraft[] {
    const all = [...this.sections, ...this.requirements.map((entry) => entry.draft)];
    return this.prd ? [this.prd, ...all] : all;
  }

  /** The first reason why something is not saved. */
  get problem(): string {
    return this.#drafts.find((draft) => draft.state === 'failed')?.error?.words ?? '';
  }

  /** What would be lost if the window closed now. */
  get atRisk(): AtRisk {
    const texts = this.#drafts.flatMap((draft) => draft.atRisk);
    const typed = [this.newStatement, this.comments.typed].filter((text) => text.trim() !== '');
    const reason = this.problem === '' ? 'It was changed elsewhere meanwhile.' : this.problem;
    return {
      texts: [...texts, ...typed],
      why: texts.length > 0 ? reason : notEntered,
      waits: this.#drafts.some((draft) => draft.state === 'saving'),
    };
  }

  /** Keeps the document fresh for as long as the calling component lives. */
  follow(): void {
    this.wording.follow();
    this.versions.follow();
    this.comments.follow();
    this.news.follow();
    this.#said = new LazyRows(
      (ids) => api.prds.evidence(ids),
      ({ requirementId }) => requirementId,
    );
    // Its texts show where they are typed, and what they were saved as comes with the answer to that.
    const answer = query(() => api.prds.get(this.id), { texts: false });
    this.#refresh = () => answer.refresh();
    $effect(() => {
      const { data, error } = answer;
      untrack(() => {
        this.error = error;
        if (data) this.take(data);
      });
    });
  }

  /** Takes in the document as it is stored now. */
  take(detail: OpenPRD): void {
    this.detail = detail;
    this.prd = this.#renew(this.prd, prdOf(detail), (row) => this.#draftOf(row));
    const sections = this.sections;
    const requirements = this.requirements.map((entry) => entry.draft);
    this.sections = detail.sections.map((row) =>
      this.#renew(byId(sections, row.id), row, (r) => this.#sectionDraftOf(r)),
    );
    this.requirements = detail.requirements.map((row) => ({
      detail: row,
      draft: this.#renew(byId(requirements, row.id), requirementOf(row), (r) => this.#requirementDraftOf(r)),
    }));
  }

  /** Saves all that was typed; true when all of it is on disk. */
  async flush(): Promise<boolean> {
    await Promise.all(this.#drafts.map((draft) => draft.save()));
    // What was chosen is on its way, too.
    await this.#queue.add(() => Promise.resolve());
    return this.state === 'saved';
  }

  /** Reads anew what follows from its texts, like the numbers of the metrics that they name. */
  async refresh(): Promise<void> {
    await this.flush();
    this.#refresh();
  }

  /** Hears that a requirement is looked at: what was said for it is read. */
  lookAt({ draft }: Entry): void {
    this.#said?.want([draft.id]);
  }

  /** What was said for an ask that a requirement rests on; undefined until it is read. */
  saidFor({ draft }: Entry, askId: string): readonly Evidence[] | undefined {
    return this.#said?.get(draft.id)?.asks.find((ask) => ask.askId === askId)?.evidence;
  }

  /** Adds a section and gives its id, so that its title can be typed. */
  async addSection(): Promise<string | undefined> {
    const detail = await this.#change(() => api.prds.addSection(this.id, 'New section'));
    if (detail) this.take(detail);
    return detail?.sections.at(-1)?.id;
  }

  /** Adds a requirement at the end, and gives it; undefined when that failed. */
  async addRequirement(statement: string): Promise<OpenRequirement | undefined> {
    const detail = await this.#change(() => api.prds.addRequirement(this.id, statement));
    if (detail) this.take(detail);
    return detail?.requirements.at(-1);
  }

  /**
   * Adds what was typed as the next requirement. The one after it may be typed meanwhile; what could not be added comes
   * back, after what was typed since.
   */
  async enterRequirement(): Promise<void> {
    const statement = this.newStatement.trim();
    if (statement === '') return;
    this.newStatement = '';
    if (await this.addRequirement(statement)) return;
    const since = this.newStatement;
    this.newStatement = since === '' ? statement : `${since} ${statement}`;
  }

  deleteSection(draft: SectionDraft): Promise<boolean> {
    return this.#destroy(draft, `“${draft.mine.title}” deleted`, () => api.prds.deleteSection(draft.id));
  }

  deleteRequirement({ draft, detail }: Entry): Promise<boolean> {
    return this.#destroy(draft, `${detail.ref} deleted`, () => api.prds.deleteRequirement(draft.id));
  }

  /**
   * Sets how far the document has come. Before a review, what is required and empty is said first; before it is approved,
   * also who has not agreed.
   */
  async setStatus(status: PRDStatus): Promise<void> {
    const approving = status === PRDStatus.Approved;
    this.disagreement = approving ? await this.#disagreement() : '';
    const missing = (approving || status === PRDStatus.Review) && this.missing.length > 0;
    if (missing || this.disagreement !== '') this.statusAsked = status;
    else this.#set(status);
  }

  /** Sets what was asked, whatever is missing. */
  setAnyway(): void {
    if (this.statusAsked !== '') this.#set(this.statusAsked);
    this.statusAsked = '';
  }

  #set(status: PRDStatus): void {
    void this.prd?.set({ status }).catch(tell);
  }

  /** How far it is agreed to, '' where nobody is asked or all agreed to what it says now. */
  async #disagreement(): Promise<string> {
    try {
      const { reviews, summary } = await api.agreement.of(this.id);
      const agreed: ReviewState[] = [ReviewState.Agreed, ReviewState.Remarks];
      return reviews.every(({ state }) => agreed.includes(state)) ? '' : summary;
    } catch {
      return ''; // The pane of the agreement says what is wrong; it is no reason to hold the status.
    }
  }

  /** Says what it is written in, or leaves that to its text; what follows from it is read anew. */
  async setLanguage(language: Language): Promise<void> {
    await this.prd?.set({ language }).catch(tell);
    this.#refresh();
  }

  /** The sections that are required before a review and say nothing yet. */
  get missing(): SectionDraft[] {
    return this.sections.filter((section) => this.isMissing(section));
  }

  /** What one of its parts is called: "REQ-001", or a section's title. */
  nameOf(id: string): string {
    const requirement = this.requirements.find(({ draft }) => draft.id === id);
    return requirement?.detail.ref ?? byId(this.sections, id)?.mine.title ?? '';
  }

  isMissing({ id, stored, mine }: SectionDraft): boolean {
    const filled = id === this.requirementsSectionId && this.requirements.length > 0;
    return stored.required && !filled && mine.body.trim() === '';
  }

  set(draft: RequirementDraft, chosen: Partial<Pick<Owned, 'priority' | 'state' | 'ownerId'>>): void {
    void draft.set(chosen).catch(tell);
  }

  /** Writes a requirement anew, as a step of its own. */
  async rewrite({ draft, detail }: Entry, statement: string): Promise<void> {
    const write = async (row: Owned) => owned(await api.prds.rewriteRequirement(stored(row)));
    if (await draft.replace('statement', statement, write)) await tellUndoable(`${detail.ref} rewritten`);
  }

  /** Puts a section one place up or down. */
  async moveSection(draft: SectionDraft, by: -1 | 1): Promise<void> {
    const order = this.sections.map(({ id }) => id);
    const at = order.indexOf(draft.id);
    if (at + by < 0 || at + by >= order.length) return;
    const detail = await this.#change(() =>
      api.prds.moveSection(draft.id, order[by < 0 ? at - 1 : at + 2] ?? ''),
    );
    if (detail) this.take(detail);
  }

  /** Puts a requirement one place up or down; its number stays. */
  async move({ draft }: Entry, by: -1 | 1): Promise<void> {
    const order = this.requirements.map((entry) => entry.draft.id);
    const at = order.indexOf(draft.id);
    if (at + by < 0 || at + by >= order.length) return;
    const detail = await this.#change(() =>
      api.prds.moveRequirement(draft.id, order[by < 0 ? at - 1 : at + 2] ?? ''),
    );
    if (detail) this.take(detail);
  }

  /** Says that a requirement still holds though its asks read otherwise now. */
  confirm({ draft, detail }: Entry): Promise<boolean> {
    return this.#queue.add(() =>
      attemptUndoable(`${detail.ref} confirmed`, () => api.prds.confirm(draft.id)),
    );
  }

  /** The requirements whose asks changed since they were confirmed. */
  get suspects(): Entry[] {
    return this.requirements.filter((entry) => entry.detail.suspect.length > 0);
  }

  cite(requirementId: string, askId: string): Promise<unknown> {
    return this.#change(() => api.prds.cite(requirementId, askId));
  }

  uncite(requirementId: string, askId: string): Promise<boolean> {
    return this.#queue.add(() =>
      attemptUndoable('Source taken away', () => api.prds.uncite(requirementId, askId)),
    );
  }

  #change<T>(work: () => Promise<T>): Promise<T | undefined> {
    return this.#queue.add(() => attempt(work));
  }

  async #destroy(draft: AnyDraft, done: string, work: () => Promise<unknown>): Promise<boolean> {
    // What was typed last is saved first, so that undo brings it back too.
    await draft.save();
    return this.#queue.add(() => attemptUndoable(done, work));
  }

  #renew<Row, D extends { take: (row: Row) => void }>(
    draft: D | undefined,
    row: Row,
    make: (row: Row) => D,
  ): D {
    if (!draft) return lasting(() => make(row));
    draft.take(row);
    return draft;
  }

  #draftOf(row: PRD): PRDDraft {
    return new Editor(row, ['title'], {
      queue: this.#queue,
      live: true,
      write: (prd) => api.prds.update(prd),
      read: async () => prdOf(await api.prds.get(this.id)),
    });
  }

  #sectionDraftOf(row: PRDSection): SectionDraft {
    return new Editor(row, ['title', 'body'], {
      queue: this.#queue,
      live: true,
      write: (section) => api.prds.updateSection(section),
      read: async (id) => byId((await api.prds.get(this.id)).sections, id),
    });
  }

  #requirementDraftOf(row: Owned): RequirementDraft {
    return new Editor(row, ['statement', 'rationale', 'criteria'], {
      queue: this.#queue,
      live: true,
      write: async (next) => owned(await api.prds.updateRequirement(stored(next))),
      read: async (id) => byId((await api.prds.get(this.id)).requirements.map(requirementOf), id),
    });
  }
}

/** How many requirements are suspect, as a sentence without its full stop. */
export function suspectWords(count: number): string {
  return `${plural(count, 'requirement rests', 'requirements rest')} on asks that have changed`;
}

function byId<T extends { id: string }>(list: readonly T[], id: string): T | undefined {
  return list.find((one) => one.id === id);
}

/** The PRD alone: what it holds is not sent back with it. */
function prdOf(detail: OpenPRD): PRD {
  const { id, productId, title, status, language, lastNumber, pageLimit, createdAt, updatedAt, revision } =
    detail;
  return { id, productId, title, status, language, lastNumber, pageLimit, createdAt, updatedAt, revision };
}

/** The requirement alone: what it cites is not sent back with it. */
function requirementOf(detail: OpenRequirement): Owned {
  const { id, prdId, number, statement, rationale, priority, criteria, state, position, revision } = detail;
  const ownerId = detail.ownerId ?? '';
  return { id, prdId, number, statement, rationale, priority, criteria, ownerId, state, position, revision };
}

const owned = (requirement: Requirement): Owned => ({ ...requirement, ownerId: requirement.ownerId ?? '' });

const stored = ({ ownerId, ...requirement }: Owned): Requirement =>
  ownerId === '' ? requirement : { ...requirement, ownerId };

/** Makes something whose derived state is alive when the component is gone in which it was made. */
function lasting<T>(make: () => T): T {
  const made: T[] = [];
  $effect.root(() => void made.push(make()));
  return made[0] as T;
}

/** Documents that were left, for as long as something in them is not saved, or not entered yet. */
const left: PRDDocument[] = [];

/** Opens a document; one that was left with such a text still has it. */
export function openDocument(id: string): PRDDocument {
  const at = left.findIndex((document) => document.id === id);
  const document = left.splice(at, at < 0 ? 0 : 1)[0] ?? lasting(() => new PRDDocument(id));
  document.watch();
  return document;
}

/** Saves what is left when a document is closed, and keeps the text in reach when that fails. */
export async function closeDocument(document: PRDDocument): Promise<void> {
  left.push(document);
  const saved = await document.flush();
  const at = left.indexOf(document);
  // It may be open again.
  if (at < 0) return;
  if (saved && document.atRisk.texts.length === 0) {
    left.splice(at, 1);
    document.release();
  }
  if (saved) return;
  toasts.fail({
    text: `Some of “${document.prd?.mine.title ?? 'the PRD'}” is not saved. ${document.problem}`.trim(),
    action: { label: 'Go back to it', run: () => go('prds', document.id) },
  });
}

import { untrack } from 'svelte';
import {
  api,
  changes,
  FindingField,
  FindingRule,
  never,
  query,
  type Finding,
  type RequirementFindings,
} from '$lib/api';
import { attemptUndoable } from '$lib/act';
import type { Entry, PRDDocument } from './document.svelte';
import { moved } from './marks';

/** A finding of a requirement. */
export interface Look {
  entry: Entry;
  finding: Finding;
}

/** What is missing around a requirement, where the language check looks at more than its sentence. */
const gaps: readonly FindingRule[] = [FindingRule.Criterion, FindingRule.Source];

export const isGap = ({ rule }: Finding): boolean => gaps.includes(rule);

/** What tells the findings of one requirement apart. */
const nameOf = ({ rule, words }: Finding): string => `${rule} ${words.toLowerCase()}`;

/** What the language check says of the requirements of a document, and what its writer does about it. */
export class Wording {
  /** Whether the list of everything to look at is open. */
  listed = $state(false);
  #answers = $state.raw<readonly RequirementFindings[]>([]);
  #byId: Partial<Record<string, RequirementFindings>> = $derived(
    Object.fromEntries(this.#answers.map((answer) => [answer.requirementId, answer])),
  );
  #open = $state.raw<{ id: string; name: string }>();
  readonly #document: PRDDocument;

  constructor(document: PRDDocument) {
    this.#document = document;
  }

  /** Checks anew after every change for as long as the calling component lives; of texts, only those that changed. */
  follow(): void {
    const answer = query(() => api.findings.of(this.#document.id), { texts: false });
    $effect(() => {
      const { data } = answer;
      // Without an answer one writes on, with what was found before.
      if (data) untrack(() => (this.#answers = data));
    });
    $effect(() => {
      void changes.version;
      untrack(() => void this.#checkTexts());
    });
  }

  async #checkTexts(): Promise<void> {
    const changed = this.#document.requirements.filter(({ draft: { id, stored } }) => {
      const answer = this.#byId[id];
      return (
        answer && (answer.statement !== stored.statement || answer.criteria !== stored.criteria.join('\n'))
      );
    });
    for (const { draft } of changed) {
      const found = await api.findings.requirement(draft.id).catch(() => undefined);
      if (found) this.#answers = this.#answers.map((one) => (one.requirementId === draft.id ? found : one));
    }
  }

  /** The findings of a requirement, where they stand in what is typed by now. */
  of({ draft }: Entry): readonly Finding[] {
    const answer = this.#byId[draft.id];
    if (!answer) return [];
    const within = (field: FindingField) => answer.findings.filter((finding) => finding.field === field);
    return [
      ...moved(within(FindingField.Statement), answer.statement, draft.mine.statement),
      ...moved(within(FindingField.Criteria), answer.criteria, draft.mine.criteria),
    ];
  }

  /** What is underlined in a text of a requirement. */
  marks(entry: Entry, field: FindingField): readonly Finding[] {
    return this.of(entry).filter((finding) => finding.field === field);
  }

  /** Everything to look at in the sentences, in the order of the document. */
  get looks(): Look[] {
    return this.#all((finding) => !isGap(finding));
  }

  /** What is missing, each kind with its requirements. */
  get missing(): { rule: FindingRule; looks: Look[] }[] {
    return gaps
      .map((rule) => ({ rule, looks: this.#all((finding) => finding.rule === rule) }))
      .filter(({ looks }) => looks.length > 0);
  }

  /** How many lines the list has. */
  get count(): number {
    return this.looks.length + this.missing.length;
  }

  /** What the writer lets stand, with the reasons. */
  get dismissed(): (Look & { reason: string })[] {
    return this.#document.requirements.flatMap((entry) =>
      (this.#byId[entry.draft.id]?.dismissed ?? []).map((finding) => ({
        entry,
        finding,
        reason: finding.reason,
      })),
    );
  }

  isOpen({ entry, finding }: Look): boolean {
    return this.#open?.id === entry.draft.id && this.#open.name === nameOf(finding);
  }

  /** Opens a finding, or closes it for none. */
  open(look: Look | undefined): void {
    this.#open = look && { id: look.entry.draft.id, name: nameOf(look.finding) };
  }

  /** The finding so many further on from the open one, or from the requirement that has the focus. */
  next(by: 1 | -1, focused: string | undefined): Look | undefined {
    const { looks } = this;
    const at = looks.findIndex((look) => this.isOpen(look));
    if (at >= 0) return looks[(at + by + looks.length) % looks.length];
    const ids = this.#document.requirements.map((entry) => entry.draft.id);
    const from = focused === undefined ? -1 : ids.indexOf(focused);
    const placeOf = (look: Look) => ids.indexOf(look.entry.draft.id);
    return by === 1
      ? (looks.find((look) => placeOf(look) >= from) ?? looks[0])
      : (looks.findLast((look) => placeOf(look) <= from) ?? looks.at(-1));
  }

  /** Writes a requirement anew, as the finding offers. */
  use({ entry, finding }: Look): void {
    this.open(undefined);
    void this.#document.rewrite(entry, finding.rewrite);
  }

  /** Lets a finding stand. */
  async dismiss({ entry, finding }: Look, reason: string): Promise<boolean> {
    const done = await attemptUndoable('Dismissed', () =>
      api.findings.dismiss(dismissalOf(entry, finding, reason)),
    );
    if (done) this.open(undefined);
    return done;
  }

  restore({ entry, finding }: Look): Promise<boolean> {
    return attemptUndoable('Brought back', () => api.findings.restore(dismissalOf(entry, finding, '')));
  }

  #all(wanted: (finding: Finding) => boolean): Look[] {
    return this.#document.requirements.flatMap((entry) =>
      this.of(entry)
        .filter(wanted)
        .map((finding) => ({ entry, finding })),
    );
  }
}

function dismissalOf({ draft }: Entry, { rule, words }: Finding, reason: string) {
  return { requirementId: draft.id, rule, words, reason, dismissedAt: never };
}

import { api, query, type PRDVersion, type Reviewer, type ReviewerStanding, type Verdict } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { neighbour, onwards } from '$lib/rows';
import { toasts } from '$lib/ui';
import { workspace } from '$lib/workspace.svelte';

/** A reviewer being asked or changed; `newPerson` names one who is nobody known. */
export interface ReviewerDraft {
  reviewer: Reviewer;
  newPerson: string;
}

/** How far a PRD is agreed to: who is asked, what they said of which version, and what is being recorded. */
export class Agreements {
  /** Whether someone is being chosen as a reviewer. */
  choosing = $state(false);
  /** Who is being asked or changed, and whose sign-off is being recorded. */
  editing = $state.raw<ReviewerDraft>();
  signing = $state.raw<ReviewerStanding>();
  /** The id of the reviewer that has the focus; '' for none. */
  focused = $state('');
  readonly #answer;
  reviews: readonly ReviewerStanding[] = $derived.by(() => this.#answer.data?.reviews ?? []);
  /** The versions that can be signed, the newest first. */
  versions: readonly PRDVersion[] = $derived.by(() => this.#answer.data?.versions ?? []);

  constructor(readonly prdId: string) {
    this.#answer = query(() => api.agreement.of(prdId));
  }

  get loading(): boolean {
    return this.#answer.loading;
  }

  get error() {
    return this.#answer.error;
  }

  get summary(): string {
    return this.#answer.data?.summary ?? '';
  }

  get selected(): ReviewerStanding | undefined {
    return this.reviews.find(({ id }) => id === this.focused);
  }

  nameOf({ stakeholderId }: Pick<Reviewer, 'stakeholderId'>): string {
    return workspace.personName(stakeholderId);
  }

  /** Asks for role, day and sections of someone who is to review. */
  ask(stakeholderId: string, newPerson = ''): void {
    const role = workspace.person(stakeholderId)?.role ?? '';
    const reviewer = { id: '', prdId: this.prdId, stakeholderId, role, looksAt: [], dueOn: '' };
    this.editing = { reviewer: { ...reviewer, position: 0, revision: 0 }, newPerson };
  }

  edit({ id, prdId, stakeholderId, role, looksAt, dueOn, position, revision }: ReviewerStanding): void {
    const reviewer = { id, prdId, stakeholderId, role, looksAt, dueOn, position, revision };
    this.editing = { reviewer, newPerson: '' };
  }

  /** Keeps who is asked, or what is asked of them; a failure is the caller's to show. */
  async save({ reviewer, newPerson }: ReviewerDraft): Promise<void> {
    const made =
      reviewer.id === ''
        ? await api.agreement.add({ reviewer, newPerson })
        : await api.agreement.update(reviewer);
    this.focus(made.id);
  }

  async sign(
    reviewer: ReviewerStanding,
    versionId: string,
    verdict: Verdict,
    remarks: string,
  ): Promise<void> {
    const said = {
      id: '',
      reviewerId: reviewer.id,
      versionId,
      verdict,
      remarks,
      signedAt: '0001-01-01T00:00:00Z',
    };
    await api.agreement.sign(said);
    this.focus(reviewer.id);
  }

  async takeBack(reviewer: ReviewerStanding): Promise<void> {
    const [last] = reviewer.signOffs;
    if (!last) return;
    const words = `What ${this.nameOf(reviewer)} said of ${last.version} is taken back`;
    await attemptUndoable(words, () => api.agreement.takeBack(last.id));
    this.focus(reviewer.id);
  }

  async remove(reviewer: ReviewerStanding): Promise<void> {
    const next = neighbour(this.#order, reviewer.id);
    const words = `${this.nameOf(reviewer)} is no reviewer any more`;
    if (await attemptUndoable(words, () => api.agreement.remove(reviewer.id))) this.focus(next);
  }

  /** Puts a reviewer one place up or down. */
  async move({ id }: ReviewerStanding, by: -1 | 1): Promise<void> {
    const at = this.#order.indexOf(id);
    if (at + by < 0 || at + by >= this.#order.length) return;
    const before = this.#order[by < 0 ? at - 1 : at + 2] ?? '';
    await attempt(() => api.agreement.move(id, before));
    this.focus(id);
  }

  async copyRequest(reviewer: ReviewerStanding): Promise<void> {
    const copied = await attempt(async () => {
      await api.agreement.copyRequest(this.prdId, reviewer.id);
      return true;
    });
    if (copied) toasts.show({ text: `A note for ${this.nameOf(reviewer)} is on the clipboard` });
  }

  step(by: -1 | 1): void {
    const next = onwards(this.#order, this.focused, by);
    if (next !== undefined) this.focus(next);
  }

  /** Gives a reviewer the focus as soon as it is drawn; the button for another one where they are not there. */
  focus(id: string): void {
    setTimeout(() => {
      const row = document.querySelector<HTMLElement>(`[data-reviewer="${CSS.escape(id)}"] button:enabled`);
      (row ?? document.querySelector<HTMLElement>('[data-add-reviewer]'))?.focus();
    });
  }

  get #order(): string[] {
    return this.reviews.map(({ id }) => id);
  }
}

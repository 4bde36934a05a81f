import { untrack } from 'svelte';
import { api, never, query, type PRDComment } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { SaveQueue } from '$lib/edit/saveQueue';
import { neighbour, onwards } from '$lib/rows';
import { workspace } from '$lib/workspace.svelte';
import type { PRDDocument } from './document.svelte';

/** Where a comment stands: on a requirement, on a section, or on the whole PRD for neither. */
export type Spot = Pick<PRDComment, 'sectionId' | 'requirementId'>;

/** Whose words a comment has: a known person's, those of someone new, or the PM's for neither. */
export interface Author {
  id?: string;
  name?: string;
}

/** The comments on one section or requirement, or on the whole PRD. */
export interface CommentGroup {
  key: string;
  title: string;
  spot: Spot;
  open: number;
  comments: readonly PRDComment[];
}

export const keyOf = (spot: Spot): string => spot.requirementId ?? spot.sectionId ?? '';

const spotOf = ({ sectionId, requirementId }: Spot): Spot => ({
  ...(sectionId === undefined ? {} : { sectionId }),
  ...(requirementId === undefined ? {} : { requirementId }),
});

/** What was remarked on a PRD, and what is being remarked. */
export class Comments {
  list = $state.raw<readonly PRDComment[]>([]);
  /** Shows what is resolved, too. */
  all = $state(false);
  /** Where a new comment goes. */
  spot = $state.raw<Spot>({});
  typed = $state('');
  author = $state.raw<Author>({});
  /** The ids of the comment that has the focus, and of the one being edited; '' for none. */
  focused = $state('');
  editing = $state('');
  open: readonly PRDComment[] = $derived(this.list.filter(({ resolvedAt }) => resolvedAt === undefined));
  groups: readonly CommentGroup[] = $derived(this.#group(this.all ? this.list : this.open));
  /** Brings the comments into sight. */
  reveal: () => void = () => undefined;
  readonly #document: PRDDocument;
  readonly #adding = new SaveQueue();
  #saving = '';

  constructor(document: PRDDocument) {
    this.#document = document;
  }

  /** Keeps the comments fresh for as long as the calling component lives. */
  follow(): void {
    const answer = query(() => api.comments.list(this.#document.id), { texts: false });
    $effect(() => {
      const { data } = answer;
      if (data) untrack(() => (this.list = data));
    });
  }

  /** How many are open on a section or requirement. */
  openOn(id: string): number {
    return this.open.filter((comment) => keyOf(comment) === id).length;
  }

  /** Shows the comments on a spot: the first open one has the focus, or else the field for a new one. */
  show(spot: Spot): void {
    this.spot = spot;
    this.reveal();
    this.focus(this.open.find((comment) => keyOf(comment) === keyOf(spot))?.id ?? '');
  }

  /** Shows one comment, though it may be resolved. */
  goTo(comment: PRDComment): void {
    if (comment.resolvedAt !== undefined) this.all = true;
    this.spot = spotOf(comment);
    this.reveal();
    this.focus(comment.id);
  }

  /** Shows the field for a new comment on a spot. */
  write(spot: Spot): void {
    this.spot = spot;
    this.reveal();
    this.focus('');
  }

  /** What a spot is called: "REQ-001", a section's title, or "The whole PRD". */
  titleOf(spot: Spot): string {
    if (spot.requirementId !== undefined) {
      const entry = this.#document.requirements.find(({ draft }) => draft.id === spot.requirementId);
      return entry?.detail.ref ?? 'A requirement';
    }
    if (spot.sectionId === undefined) return 'The whole PRD';
    const title = this.#document.sections.find(({ id }) => id === spot.sectionId)?.mine.title;
    return title === undefined || title === '' ? 'A section' : title;
  }

  authorOf(comment: PRDComment): string {
    return comment.authorId === undefined ? 'You' : workspace.personName(comment.authorId);
  }

  /** Keeps what is typed as a comment, while the next one may be typed already; true when it was kept. */
  async add(): Promise<boolean> {
    const { typed: text, spot } = this;
    this.typed = '';
    const kept = await this.#adding.add(() => this.#add(text, spot));
    // What could not be kept comes back, after what was typed since.
    if (!kept) this.typed = this.typed === '' ? text : `${this.typed}\n${text}`;
    return kept;
  }

  async #add(text: string, spot: Spot): Promise<boolean> {
    const comment = { id: '', prdId: this.#document.id, text, createdAt: never, revision: 0 };
    const { id, name = '' } = this.author;
    const made = await attempt(() =>
      api.comments.add({
        comment: { ...comment, ...spot, ...(id === undefined ? {} : { authorId: id }) },
        newAuthor: name,
      }),
    );
    // Who is known now is not added again with the next comment.
    if (made?.authorId !== undefined && name !== '') this.author = { id: made.authorId };
    return made !== undefined;
  }

  /** Keeps the words of a comment that is edited; pressed twice, it does so once. */
  async save(comment: PRDComment, text: string): Promise<boolean> {
    if (this.#saving === comment.id) return false;
    this.#saving = comment.id;
    const saved = await attempt(() => api.comments.update({ comment: { ...comment, text }, newAuthor: '' }));
    this.#saving = '';
    if (saved) this.leave(comment.id);
    return saved !== undefined;
  }

  /** Ends the editing of a comment. */
  leave(id: string): void {
    this.editing = '';
    this.focus(id);
  }

  async turn(comment: PRDComment): Promise<void> {
    const { id, resolvedAt } = comment;
    const next = neighbour(this.#order, id);
    const opened = resolvedAt !== undefined;
    const done = await attemptUndoable(opened ? 'Comment open again' : 'Comment resolved', () =>
      opened ? api.comments.reopen(id) : api.comments.resolve(id),
    );
    if (done) this.focus(opened || this.all ? id : next);
  }

  async remove({ id }: PRDComment): Promise<void> {
    const next = neighbour(this.#order, id);
    if (await attemptUndoable('Comment deleted', () => api.comments.delete(id))) this.focus(next);
  }

  step(by: -1 | 1): void {
    const next = onwards(this.#order, this.focused, by);
    if (next !== undefined) this.focus(next);
  }

  /** Gives a comment the focus as soon as it is drawn; the field for a new one where it is not there. */
  focus(id: string): void {
    setTimeout(() => {
      const row = document.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"] button`);
      (row ?? document.querySelector<HTMLElement>('#comment-form textarea'))?.focus();
    });
  }

  get selected(): PRDComment | undefined {
    return this.list.find(({ id }) => id === this.focused);
  }

  get #order(): string[] {
    return this.groups.flatMap(({ comments }) => comments.map(({ id }) => id));
  }

  /** The comments by what they are on: what has open ones first, then as the document has it. */
  #group(comments: readonly PRDComment[]): CommentGroup[] {
    const order = [
      '',
      ...this.#document.sections.map(({ id }) => id),
      ...this.#document.requirements.map(({ draft }) => draft.id),
    ];
    const groups = [...Map.groupBy(comments, keyOf)].map(([key, list]): CommentGroup => {
      const spot = spotOf(list[0] ?? {});
      const open = list.filter(({ resolvedAt }) => resolvedAt === undefined).length;
      return { key, title: this.titleOf(spot), spot, open, comments: list };
    });
    return groups.toSorted(
      (a, b) => Number(a.open === 0) - Number(b.open === 0) || order.indexOf(a.key) - order.indexOf(b.key),
    );
  }
}

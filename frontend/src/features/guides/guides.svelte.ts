import { Channel, ProductKind, api, query, toApiError, unmade, type Guide, type Prompt } from '$lib/api';
import { attempt, attemptUndoable, tell } from '$lib/act';
import type { Command } from '$lib/commands';
import { Questions } from '$lib/guide/questions.svelte';
import { go } from '$lib/router.svelte';
import { Keys } from './keys';

/** A guide's kind of product as a form holds it; empty for any. */
export type Use = ProductKind | '';

function blank(): Guide {
  return {
    ...unmade,
    name: '',
    channel: Channel.Interview,
    productKind: ProductKind.Internal,
    questions: [],
  };
}

/** All guides, and the dialog that makes one or says what it is for. */
export class GuideShelf {
  readonly #all = query(() => api.guides.list());
  formOpen = $state(false);
  guide = $state<Guide>(blank());
  errors = $state<Record<string, string>>({});
  busy = $state(false);

  get own(): readonly Guide[] {
    return this.#all.data?.own ?? [];
  }

  get shipped(): readonly Guide[] {
    return this.#all.data?.shipped ?? [];
  }

  get loading(): boolean {
    return this.#all.loading;
  }

  find(id: string): Guide | undefined {
    return [...this.own, ...this.shipped].find((guide) => guide.id === id);
  }

  isOwn(id: string): boolean {
    return this.own.some((guide) => guide.id === id);
  }

  begin(guide: Guide = blank()): void {
    this.guide = { ...guide };
    this.errors = {};
    this.formOpen = true;
  }

  async save(): Promise<void> {
    this.busy = true;
    try {
      const guide = $state.snapshot(this.guide);
      const { id } = await (guide.id === '' ? api.guides.create(guide) : api.guides.update(guide));
      this.formOpen = false;
      go('guides', id);
    } catch (rejection) {
      const { field, message } = toApiError(rejection);
      if (field === '') tell(rejection);
      else this.errors = { [field]: message };
    } finally {
      this.busy = false;
    }
  }

  /** Makes a guide of one's own that asks what another one asks. */
  async copy(guide: Guide): Promise<void> {
    const name = this.isOwn(guide.id) ? `${guide.name} (copy)` : guide.name;
    const made = await attempt(() => api.guides.create({ ...guide, ...unmade, name }));
    if (made) go('guides', made.id);
  }

  async remove(guide: Guide): Promise<void> {
    if (await attemptUndoable('Guide deleted', () => api.guides.delete(guide.id))) go('guides');
  }

  commands(opened: Guide | undefined): Command[] {
    const group = 'Guides';
    const own = opened !== undefined && this.isOwn(opened.id);
    return [
      {
        id: 'guide.new',
        title: 'New guide',
        group,
        words: 'template questions',
        run: () => this.begin(),
      },
      {
        id: 'guide.copy',
        title: own ? 'Copy this guide' : 'Copy this guide and edit it',
        group,
        when: () => opened !== undefined,
        run: () => opened && this.copy(opened),
      },
      {
        id: 'guide.rename',
        title: 'Rename this guide, or say what it is for …',
        group,
        when: () => own,
        run: () => this.begin(opened),
      },
      {
        id: 'guide.delete',
        title: 'Delete this guide',
        group,
        when: () => own,
        run: () => opened && this.remove(opened),
      },
    ];
  }
}

/** The questions of one's own guide, which is kept as a whole. */
export class GuideQuestions extends Questions {
  constructor(read: () => Guide | undefined) {
    const keys = new Keys();
    /** What was kept last, until the list has been read again: the next change builds on it. */
    let kept: Guide | undefined;
    const guide = () => {
      const stored = read();
      return kept && stored && kept.revision > stored.revision ? kept : stored;
    };
    const write = async (edit: (prompts: Prompt[]) => Prompt[]): Promise<boolean> => {
      const before = guide();
      if (!before) return false;
      kept = await attempt(() => api.guides.update({ ...before, questions: edit([...before.questions]) }));
      return kept !== undefined;
    };
    const prompts = () => guide()?.questions ?? [];
    const at = (key: string) => keys.of(prompts()).indexOf(key);
    super(
      () => {
        const { questions = [] } = read() ?? {};
        const known = keys.of(questions);
        return questions.map((prompt, i) => ({ ...prompt, key: known[i] ?? '' }));
      },
      {
        add: (prompt) => write((all) => [...all, prompt]),
        change: (key, prompt) => {
          const place = at(key);
          keys.keep(key, prompt);
          return write((all) => all.with(place, prompt));
        },
        move: (key, beforeKey) => {
          const place = at(key);
          const before = beforeKey === '' ? prompts().length : at(beforeKey);
          return write((all) => {
            const [moved] = all.splice(place, 1);
            if (moved) all.splice(before > place ? before - 1 : before, 0, moved);
            return all;
          });
        },
        remove: (key) => {
          const place = at(key);
          return write((all) => all.toSpliced(place, 1));
        },
      },
    );
  }
}

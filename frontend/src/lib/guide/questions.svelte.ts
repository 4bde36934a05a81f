import type { Prompt } from '$lib/api';
import type { Command } from '$lib/commands';
import { SaveQueue } from '$lib/edit/saveQueue';
import { neighbour, onwards } from '$lib/rows';

/** A question as a list shows it; `origin` says where it was left unasked before. */
export interface Item extends Prompt {
  key: string;
  origin?: string;
}

/** How a change of the list is kept. Each says whether it was. */
export interface Keeper {
  add: (prompt: Prompt) => Promise<boolean>;
  change: (key: string, prompt: Prompt) => Promise<boolean>;
  /** Puts a question before another one; at the end for "". */
  move: (key: string, beforeKey: string) => Promise<boolean>;
  remove: (key: string) => Promise<boolean>;
}

/** A list of questions being written: of a guide, or of a session. */
export class Questions {
  /** The key of the question whose form is open; `adding` for a new one, empty for none. */
  editing = $state('');
  /** The key of the question that has the focus. */
  focused = $state('');
  /** The order that is shown while a question is dragged, and once it is dropped until the list is read again. */
  dragged = $state.raw<Item[]>();
  #dropped = $state('');
  #saves = new SaveQueue();
  readonly items: readonly Item[] = $derived.by(() => {
    const items = this.read();
    return this.dragged && (this.#dropped === '' || this.#dropped === orderOf(items)) ? this.dragged : items;
  });

  constructor(
    readonly read: () => readonly Item[],
    readonly keeper: Keeper,
  ) {}

  at(key: string): number {
    return this.read().findIndex((item) => item.key === key);
  }

  /** Keeps what the open form holds; true closes it. */
  save = async (prompt: Prompt): Promise<boolean> => {
    const key = this.editing;
    const kept = await this.#saves.add(() =>
      key === adding ? this.keeper.add(prompt) : this.keeper.change(key, prompt),
    );
    // One after the other is typed without a hand on the mouse.
    if (kept && key !== adding) this.close(key);
    return kept;
  };

  close(key = this.editing): void {
    if (this.editing === key) this.editing = '';
    this.focus(key);
  }

  /** Moves a question by one place. */
  async shift(key: string, by: -1 | 1): Promise<void> {
    const items = this.read();
    const to = this.at(key) + by;
    if (to < 0 || to >= items.length) return;
    await this.keeper.move(key, items[by < 0 ? to : to + 1]?.key ?? '');
    this.focus(key);
  }

  drag(items: Item[]): void {
    this.dragged = items;
    this.#dropped = '';
  }

  async drop(items: Item[], key: string): Promise<void> {
    const at = items.findIndex((item) => item.key === key);
    const moved = this.at(key) !== at;
    this.dragged = moved ? items : undefined;
    this.#dropped = orderOf(this.read());
    if (moved && !(await this.keeper.move(key, items[at + 1]?.key ?? ''))) this.dragged = undefined;
  }

  async toggleMust({ key, text, digs, mustAsk }: Item): Promise<void> {
    await this.keeper.change(key, { text, digs, mustAsk: !mustAsk });
    this.focus(key);
  }

  async remove(key: string): Promise<void> {
    const next = neighbour(this.#keys, key);
    if (await this.keeper.remove(key)) this.focus(next === '' ? adding : next);
  }

  /** Gives a question the focus as soon as it is drawn. */
  focus(key: string): void {
    setTimeout(() => document.querySelector<HTMLElement>(`[data-question="${CSS.escape(key)}"]`)?.focus());
  }

  step(by: -1 | 1): void {
    const next = onwards(this.#keys, this.focused, by);
    if (next !== undefined) this.focus(next);
  }

  get #keys(): string[] {
    return this.read().map(({ key }) => key);
  }
}

export const adding = 'new';

function orderOf(items: readonly Item[]): string {
  return items.map(({ key }) => key).join();
}

/** What can be done with a list of questions, and with the one that has the focus. */
export function questionCommands(questions: Questions, group = 'Questions'): Command[] {
  const one = () => questions.read().find(({ key }) => key === questions.focused);
  const when = () => one() !== undefined && questions.editing === '';
  const withOne = (work: (item: Item) => unknown) => () => {
    const item = one();
    return item && work(item);
  };
  const quiet = true;
  return [
    {
      id: 'question.add',
      title: 'Add a question',
      group,
      words: 'guide',
      run: () => (questions.editing = adding),
    },
    {
      id: 'question.edit',
      title: 'Edit this question',
      group,
      when,
      run: withOne(({ key }) => (questions.editing = key)),
    },
    {
      id: 'question.must',
      title: one()?.mustAsk ? 'This question need not be asked' : 'This question must be asked',
      group,
      when,
      run: withOne((item) => questions.toggleMust(item)),
    },
    {
      id: 'question.up',
      title: 'Move this question up',
      group,
      when,
      run: withOne(({ key }) => questions.shift(key, -1)),
    },
    {
      id: 'question.down',
      title: 'Move this question down',
      group,
      when,
      run: withOne(({ key }) => questions.shift(key, 1)),
    },
    {
      id: 'question.remove',
      title: 'Remove this question',
      group,
      when,
      run: withOne(({ key }) => questions.remove(key)),
    },
    {
      id: 'question.previous',
      title: 'Question above',
      group,
      quiet,
      when,
      run: () => questions.step(-1),
    },
    {
      id: 'question.next',
      title: 'Question below',
      group,
      quiet,
      when,
      run: () => questions.step(1),
    },
  ];
}

/** The dig prompts of a question, one each. */
export function digsOf({ digs }: Prompt): string[] {
  return digs.split('\n').filter((dig) => dig !== '');
}

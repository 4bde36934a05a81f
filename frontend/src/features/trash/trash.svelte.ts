import { api, query, type TrashItem } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { plural } from '$lib/format';

/** What was deleted, as it is looked through. */
export class Trash {
  /** What is looked for; empty for all. */
  text = $state('');
  busy = $state('');
  readonly #list = query(() => api.trash.list(this.text));

  get items(): readonly TrashItem[] {
    return this.#list.data?.items ?? [];
  }

  get more(): boolean {
    return this.#list.data?.more ?? false;
  }

  get loading(): boolean {
    return this.#list.loading;
  }

  get error() {
    return this.#list.error;
  }

  async restore(item: TrashItem): Promise<void> {
    if (this.busy !== '') return;
    this.busy = item.id;
    await attemptUndoable(`Restored: ${short(item.title)}`, () => api.trash.restore(item.id));
    this.busy = '';
  }
}

function short(title: string): string {
  return title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title;
}

/** What went with it, in words: "with 12 notes and 3 asks". */
export function belongings({ notes, asks }: TrashItem): string {
  const parts = [notes > 0 ? plural(notes, 'note') : '', asks > 0 ? plural(asks, 'ask') : ''];
  const said = parts.filter((part) => part !== '').join(' and ');
  return said === '' ? '' : `with ${said}`;
}

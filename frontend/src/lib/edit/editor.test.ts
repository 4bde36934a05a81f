import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, Code } from '$lib/api';
import { Editor } from './editor.svelte';

interface Page {
  id: string;
  revision: number;
  title: string;
  body: string;
}

let stored: Page;

/** A store that refuses what was read before someone else wrote. */
const calls = {
  read: () => Promise.resolve({ ...stored }),
  write: vi.fn((page: Page) => {
    if (page.revision !== stored.revision) {
      return Promise.reject(new ApiError(Code.Conflict, 'It was changed meanwhile.'));
    }
    if (page.title.trim() === '') return Promise.reject(new ApiError(Code.Invalid, 'Empty.', 'title'));
    stored = { ...page, title: page.title.trim(), revision: page.revision + 1 };
    return Promise.resolve({ ...stored });
  }),
};

/** Someone else writes. */
const elsewhere = (patch: Partial<Page>) => {
  stored = { ...stored, ...patch, revision: stored.revision + 1 };
};

const edit = () => new Editor<Page, 'title' | 'body'>({ ...stored }, ['title', 'body'], calls);

beforeEach(() => {
  stored = { id: 'p', revision: 1, title: 'One', body: '' };
  calls.write.mockClear();
});

test('stores what was typed, cleaned as the store cleans it', async () => {
  const editor = edit();
  editor.type('title', ' Two ');
  expect(await editor.leave('title')).toBe(true);
  expect(editor.mine.title).toBe('Two');
  expect(stored.title).toBe('Two');
});

test('saves that follow each other each carry the newest revision', async () => {
  const editor = edit();
  editor.type('title', 'Two');
  editor.type('body', 'Text');
  const saves = [editor.save('title'), editor.save('body'), editor.set({ body: 'More' })];
  await Promise.all(saves);
  expect(stored).toMatchObject({ title: 'Two', body: 'More', revision: 3 });
});

test('does not write what did not change', async () => {
  await edit().save('title');
  expect(calls.write).not.toHaveBeenCalled();
});

test('a change of another field is no conflict', async () => {
  const editor = edit();
  editor.type('title', 'Two');
  elsewhere({ body: 'Theirs' });
  expect(await editor.save('title')).toBe(true);
  expect(stored).toMatchObject({ title: 'Two', body: 'Theirs' });
  expect(editor.mine.body).toBe('Theirs');
});

test('a conflict keeps both texts until one is chosen', async () => {
  const editor = edit();
  editor.type('title', 'Mine');
  elsewhere({ title: 'Theirs' });
  expect(await editor.save('title')).toBe(false);
  expect([editor.mine.title, editor.theirs.title]).toEqual(['Mine', 'Theirs']);
  expect(stored.title).toBe('Theirs');

  await editor.keepMine('title');
  expect(stored.title).toBe('Mine');
  expect(editor.theirs.title).toBeUndefined();
});

test('a newer text can be taken instead', () => {
  const editor = edit();
  editor.type('title', 'Mine');
  editor.take({ ...stored, title: 'Theirs', revision: 2 });
  editor.revert('title');
  expect([editor.mine.title, editor.dirty]).toEqual(['Theirs', false]);
});

test('what is typed while a save is under way stays', async () => {
  const editor = edit();
  editor.type('title', 'Two');
  const saved = editor.save('title');
  editor.type('title', 'Two and more');
  await Promise.resolve();
  editor.take({ ...stored, title: 'Two and', revision: 2 });
  await saved;
  expect(editor.mine.title).toBe('Two and more');
});

test('a text that does not fit stays in its field with the reason', async () => {
  const editor = edit();
  editor.type('title', ' ');
  expect(await editor.save('title')).toBe(false);
  expect(editor.wrong('title')).toBe('Empty.');
  editor.revert('title');
  expect([editor.mine.title, editor.wrong('title')]).toEqual(['One', '']);
});

test('a choice that could not be stored is taken back', async () => {
  const editor = edit();
  calls.write.mockRejectedValueOnce(new ApiError(Code.Unavailable, 'The disk is full.'));
  const set = editor.set({ body: 'Chosen' });
  expect(editor.stored.body).toBe('Chosen');
  await expect(set).rejects.toThrow('The disk is full.');
  expect(editor.stored.body).toBe('');
});

test('a list of texts is edited as lines; empty ones are left out', async () => {
  const list = { id: 'p', revision: 1, whys: ['one'] };
  const write = vi.fn((next: typeof list) => Promise.resolve({ ...next, revision: next.revision + 1 }));
  const editor = new Editor(list, ['whys'], { read: () => Promise.resolve(list), write });
  editor.type('whys', 'one\n\ntwo');
  expect(await editor.leave('whys')).toBe(true);
  expect(write.mock.calls[0]?.[0].whys).toEqual(['one', 'two']);
  expect(editor.mine.whys).toBe('one\ntwo');
});

/** What is stored, as the backend keeps it: texts without white space at the ends, stale revisions refused. */
function live() {
  const store = {
    row: { id: 's', revision: 1, title: 'Problem', body: 'old' },
    saves: [] as string[],
    failure: undefined as ApiError | undefined,
    async save(row: Page): Promise<Page> {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (store.failure) throw store.failure;
      if (row.revision !== store.row.revision) throw new ApiError(Code.Conflict, 'Changed meanwhile.');
      store.row = { ...row, title: row.title.trim(), body: row.body.trim(), revision: row.revision + 1 };
      store.saves.push(row.body);
      return store.row;
    },
    /** Someone else's change. */
    change(patch: Partial<Page>): Page {
      store.row = { ...store.row, ...patch, revision: store.row.revision + 1 };
      return store.row;
    },
  };
  const draft = new Editor<Page, 'title' | 'body'>(store.row, ['title', 'body'], {
    live: true,
    write: (row) => store.save(row),
    read: () => Promise.resolve(store.row),
  });
  return { store, draft };
}

describe('saved as one types', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('saves when typing rests, and never says saved before', async () => {
    const { store, draft } = live();
    expect(draft.state).toBe('saved');
    draft.type('body', 'n');
    await vi.advanceTimersByTimeAsync(200);
    draft.type('body', 'new');
    expect(draft.state).toBe('saving');
    await vi.advanceTimersByTimeAsync(260);
    expect(draft.state).toBe('saving');
    await vi.advanceTimersByTimeAsync(50);
    expect(draft.state).toBe('saved');
    expect(store.saves).toEqual(['new']);
  });

  test('saves in between while typing goes on and on', async () => {
    const { store, draft } = live();
    for (let i = 0; i < 30; i++) {
      draft.type('body', 'x'.repeat(i + 1));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(store.saves.length).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.row.body).toBe('x'.repeat(30));
    expect(draft.state).toBe('saved');
  });

  test('saves never overtake each other, and the last text wins', async () => {
    const { store, draft } = live();
    draft.type('body', 'one');
    void draft.save();
    await vi.advanceTimersByTimeAsync(10);
    draft.type('body', 'two');
    void draft.save();
    draft.type('body', 'three');
    await vi.runAllTimersAsync();
    expect(store.saves).toEqual(['one', 'three']);
    expect(draft.state).toBe('saved');
  });

  test('a space at the end stays while one types, and goes when one leaves', async () => {
    const { draft } = live();
    draft.type('body', 'a word ');
    await vi.advanceTimersByTimeAsync(600);
    expect(draft.mine.body).toBe('a word ');
    expect(draft.state).toBe('saved');
    await draft.leave();
    expect(draft.mine.body).toBe('a word');
  });

  test('shows what was undone elsewhere, but not over unsaved typing', () => {
    const { store, draft } = live();
    draft.take(store.change({ body: 'undone' }));
    expect(draft.mine.body).toBe('undone');
    draft.type('body', 'mine');
    draft.take(store.change({ body: 'theirs' }));
    expect(draft.mine.body).toBe('mine');
    expect(draft.theirs.body).toBe('theirs');
    expect(draft.state).toBe('conflict');
  });

  test('another field that changed meanwhile is saved together with the typed one', async () => {
    const { store, draft } = live();
    store.change({ title: 'Their title' });
    draft.type('body', 'mine');
    await vi.runAllTimersAsync();
    expect(store.row).toMatchObject({ title: 'Their title', body: 'mine' });
    expect(draft.mine.title).toBe('Their title');
    expect(draft.state).toBe('saved');
  });

  test.each([
    ['keepMine', 'mine'],
    ['revert', 'theirs'],
  ] as const)('a conflict keeps both texts until one chooses: %s', async (choice, expected) => {
    const { store, draft } = live();
    store.change({ body: 'theirs' });
    draft.type('body', 'mine');
    await vi.runAllTimersAsync();
    expect([draft.mine.body, draft.theirs.body, store.row.body]).toEqual(['mine', 'theirs', 'theirs']);
    void draft[choice]('body');
    await vi.runAllTimersAsync();
    expect(draft.state).toBe('saved');
    expect([draft.mine.body, store.row.body]).toEqual([expected, expected]);
  });

  test('a failure is told and the text stays; retrying saves it', async () => {
    const { store, draft } = live();
    store.failure = new ApiError(Code.Unavailable, 'The disk is full.');
    draft.type('body', 'mine');
    await vi.runAllTimersAsync();
    expect(draft.state).toBe('failed');
    expect(draft.atRisk).toEqual(['mine']);
    expect(draft.error?.words).toContain('The disk is full.');
    expect(draft.mine.body).toBe('mine');
    store.failure = undefined;
    void draft.save();
    await vi.runAllTimersAsync();
    expect(draft.state).toBe('saved');
    expect(draft.atRisk).toEqual([]);
    expect(store.row.body).toBe('mine');
  });

  test('an answer that was read before the last save changes nothing', async () => {
    const { store, draft } = live();
    const before = { ...store.row };
    draft.type('body', 'mine');
    await vi.runAllTimersAsync();
    draft.take(before);
    expect(draft.mine.body).toBe('mine');
  });

  test('what is wrong with one text holds the other up no longer than the choice', async () => {
    const { store, draft } = live();
    store.change({ title: 'Their title' });
    draft.type('title', 'My title');
    draft.type('body', 'mine');
    await vi.runAllTimersAsync();
    expect(store.row).toMatchObject({ title: 'Their title', body: 'mine' });
    expect(draft.theirs).toEqual({ title: 'Their title' });
  });

  test('a text that is put in the place of another is a save of its own, after what was typed', async () => {
    const { store, draft } = live();
    const replaced: string[] = [];
    draft.type('body', 'typed');
    void draft.replace('body', 'offered', (row) => {
      replaced.push(row.body);
      return store.save(row);
    });
    await vi.runAllTimersAsync();
    expect([store.saves, replaced, draft.mine.body]).toEqual([['typed', 'offered'], ['offered'], 'offered']);
  });
});

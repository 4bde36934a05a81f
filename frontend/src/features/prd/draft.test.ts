import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, Code } from '$lib/api';
import { Draft } from './draft.svelte';
import { SaveQueue } from './saveQueue';

interface Row {
  id: string;
  revision: number;
  title: string;
  body: string;
}

/** What is stored, as the backend keeps it: texts without white space at the ends, stale revisions refused. */
function makeStore() {
  const store = {
    row: { id: 's', revision: 1, title: 'Problem', body: 'old' },
    saves: [] as string[],
    failure: undefined as ApiError | undefined,
    async save(row: Row): Promise<Row> {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (store.failure) throw store.failure;
      if (row.revision !== store.row.revision) throw new ApiError(Code.Conflict, 'Changed meanwhile.');
      store.row = { ...row, title: row.title.trim(), body: row.body.trim(), revision: row.revision + 1 };
      store.saves.push(row.body);
      return store.row;
    },
    /** Someone else's change. */
    change(patch: Partial<Row>): Row {
      store.row = { ...store.row, ...patch, revision: store.row.revision + 1 };
      return store.row;
    },
  };
  const draft = new Draft<'title' | 'body', Row>(store.row, ['title', 'body'], {
    queue: new SaveQueue(),
    save: (row) => store.save(row),
    read: () => Promise.resolve(store.row),
  });
  return { store, draft };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('saves when typing rests, and never says saved before', async () => {
  const { store, draft } = makeStore();
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
  const { store, draft } = makeStore();
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
  const { store, draft } = makeStore();
  draft.type('body', 'one');
  void draft.flush();
  await vi.advanceTimersByTimeAsync(10);
  draft.type('body', 'two');
  void draft.flush();
  draft.type('body', 'three');
  await vi.runAllTimersAsync();
  expect(store.saves).toEqual(['one', 'three']);
  expect(draft.state).toBe('saved');
});

test('a space at the end stays while one types, and goes when one leaves', async () => {
  const { draft } = makeStore();
  draft.type('body', 'a word ');
  await vi.advanceTimersByTimeAsync(600);
  expect(draft.mine.body).toBe('a word ');
  expect(draft.state).toBe('saved');
  await draft.leave();
  expect(draft.mine.body).toBe('a word');
});

test('shows what was undone elsewhere, but not over unsaved typing', () => {
  const { store, draft } = makeStore();
  draft.take(store.change({ body: 'undone' }));
  expect(draft.mine.body).toBe('undone');
  draft.type('body', 'mine');
  draft.take(store.change({ body: 'theirs' }));
  expect(draft.mine.body).toBe('mine');
  expect(draft.theirs.body).toBe('theirs');
  expect(draft.state).toBe('conflict');
});

test('a change of another field is no conflict', async () => {
  const { store, draft } = makeStore();
  store.change({ title: 'Their title' });
  draft.type('body', 'mine');
  await vi.runAllTimersAsync();
  expect(store.row).toMatchObject({ title: 'Their title', body: 'mine' });
  expect(draft.mine.title).toBe('Their title');
  expect(draft.state).toBe('saved');
});

test.each([
  ['keepMine', 'mine'],
  ['takeTheirs', 'theirs'],
] as const)('a conflict keeps both texts until one chooses: %s', async (choice, expected) => {
  const { store, draft } = makeStore();
  store.change({ body: 'theirs' });
  draft.type('body', 'mine');
  await vi.runAllTimersAsync();
  expect([draft.mine.body, draft.theirs.body, store.row.body]).toEqual(['mine', 'theirs', 'theirs']);
  draft[choice]('body');
  await vi.runAllTimersAsync();
  expect(draft.state).toBe('saved');
  expect([draft.mine.body, store.row.body]).toEqual([expected, expected]);
});

test('a failure is told and the text stays; retrying saves it', async () => {
  const { store, draft } = makeStore();
  store.failure = new ApiError(Code.Unavailable, 'The disk is full.');
  draft.type('body', 'mine');
  await vi.runAllTimersAsync();
  expect(draft.state).toBe('failed');
  expect(draft.atRisk).toEqual(['mine']);
  expect(draft.error?.words).toContain('The disk is full.');
  expect(draft.mine.body).toBe('mine');
  store.failure = undefined;
  void draft.flush();
  await vi.runAllTimersAsync();
  expect(draft.state).toBe('saved');
  expect(draft.atRisk).toEqual([]);
  expect(store.row.body).toBe('mine');
});

test('an answer that was read before the last save changes nothing', async () => {
  const { store, draft } = makeStore();
  const before = { ...store.row };
  draft.type('body', 'mine');
  await vi.runAllTimersAsync();
  draft.take(before);
  expect(draft.mine.body).toBe('mine');
});

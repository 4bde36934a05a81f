import { beforeEach, expect, test, vi } from 'vitest';
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
  editor.drafts.title.text = ' Two ';
  expect(await editor.save('title')).toBe(true);
  expect(editor.drafts.title.text).toBe('Two');
  expect(stored.title).toBe('Two');
});

test('saves that follow each other each carry the newest revision', async () => {
  const editor = edit();
  editor.drafts.title.text = 'Two';
  editor.drafts.body.text = 'Text';
  const saves = [editor.save('title'), editor.save('body'), editor.set({ body: 'More' })];
  await Promise.all(saves);
  expect(stored).toMatchObject({ title: 'Two', body: 'More', revision: 4 });
});

test('does not write what did not change', async () => {
  await edit().save('title');
  expect(calls.write).not.toHaveBeenCalled();
});

test('a change of another field is no conflict', async () => {
  const editor = edit();
  editor.drafts.title.text = 'Two';
  elsewhere({ body: 'Theirs' });
  expect(await editor.save('title')).toBe(true);
  expect(stored).toMatchObject({ title: 'Two', body: 'Theirs' });
  expect(editor.drafts.body.text).toBe('Theirs');
});

test('a conflict keeps both texts until one is chosen', async () => {
  const editor = edit();
  editor.drafts.title.text = 'Mine';
  elsewhere({ title: 'Theirs' });
  expect(await editor.save('title')).toBe(false);
  expect(editor.drafts.title).toMatchObject({ text: 'Mine', newer: 'Theirs' });
  expect(stored.title).toBe('Theirs');

  await editor.resolve('title', 'mine');
  expect(stored.title).toBe('Mine');
  expect(editor.drafts.title.newer).toBeUndefined();
});

test('a newer text can be taken instead', async () => {
  const editor = edit();
  editor.drafts.title.text = 'Mine';
  editor.receive({ ...stored, title: 'Theirs', revision: 2 });
  await editor.resolve('title', 'newer');
  expect(editor.drafts.title).toMatchObject({ text: 'Theirs', dirty: false });
});

test('what is typed while a save is under way stays', async () => {
  const editor = edit();
  editor.drafts.title.text = 'Two';
  const saved = editor.save('title');
  editor.drafts.title.text = 'Two and more';
  await Promise.resolve();
  editor.receive({ ...stored, title: 'Two and', revision: 2 });
  await saved;
  expect(editor.drafts.title.text).toBe('Two and more');
});

test('a text that does not fit stays in its field with the reason', async () => {
  const editor = edit();
  editor.drafts.title.text = ' ';
  expect(await editor.save('title')).toBe(false);
  expect(editor.drafts.title.error).toBe('Empty.');
  editor.drafts.title.revert();
  expect(editor.drafts.title).toMatchObject({ text: 'One', error: '' });
});

test('a choice that could not be stored is taken back', async () => {
  const editor = edit();
  calls.write.mockRejectedValueOnce(new ApiError(Code.Unavailable, 'The disk is full.'));
  const set = editor.set({ body: 'Chosen' });
  expect(editor.record.body).toBe('Chosen');
  await expect(set).rejects.toThrow('The disk is full.');
  expect(editor.record.body).toBe('');
});

test('a list of texts is edited as lines; empty ones are left out', async () => {
  const list = { id: 'p', revision: 1, whys: ['one'] };
  const write = vi.fn((next: typeof list) => Promise.resolve({ ...next, revision: next.revision + 1 }));
  const editor = new Editor(list, ['whys'], { read: () => Promise.resolve(list), write });
  editor.drafts.whys.text = 'one\n\ntwo';
  expect(await editor.save('whys')).toBe(true);
  expect(write.mock.calls[0]?.[0].whys).toEqual(['one', 'two']);
  expect(editor.drafts.whys.text).toBe('one\ntwo');
});

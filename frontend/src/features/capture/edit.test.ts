import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Code, api, useBackend, type Backend, type Note } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { failure } from '$lib/api/fake/memory';
import { NoteEdit } from './edit.svelte';

let backend: Backend;
let note: Note;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  backend = createFake();
  useBackend(backend);
  note = (await api.notes.list('close'))[0]!;
});
afterEach(() => vi.useRealTimers());

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const begin = async () => new NoteEdit(note, await api.notes.line(note.id), 'list', (task) => task());
const kept = async () => (await api.notes.editDrafts('close')).map(({ line }) => line);

describe('what is typed over a note', () => {
  test('is kept while the keys do not rest, and forgotten when it is saved', async () => {
    const edit = await begin();
    for (let i = 1; i <= 6; i++) {
      edit.type('a'.repeat(i));
      await settle(50);
    }
    expect((await kept())[0]).toMatch(/^a{3,6}$/);
    await settle(200);
    expect(await kept()).toEqual(['aaaaaa']);
    backend.notes.SaveEditDraft = () => Promise.reject(failure(Code.Internal, 'A draft after the end.'));
    expect((await edit.save())?.text).toBe('aaaaaa');
    await settle(5000);
    expect(edit.draftError).toBeUndefined();
  });

  test('is forgotten when the edit is given up', async () => {
    const edit = await begin();
    edit.type('not this');
    await settle(200);
    await edit.drop();
    expect(await kept()).toEqual([]);
  });

  test('tells that it is not kept, and is kept when that is possible again', async () => {
    const { SaveEditDraft } = backend.notes;
    backend.notes.SaveEditDraft = () => Promise.reject(failure(Code.Unavailable, 'The disk is full.'));
    const edit = await begin();
    edit.type('keep me');
    await settle(200);
    expect(edit.draftError?.words).toContain('The disk is full.');
    backend.notes.SaveEditDraft = SaveEditDraft;
    await settle(5000);
    expect([edit.draftError, ...(await kept())]).toEqual([undefined, 'keep me']);
  });

  test('meets what the note became meanwhile, and both can be kept', async () => {
    const edit = await begin();
    await api.notes.edit({ id: note.id, line: 'theirs', revision: note.revision });
    edit.type('mine');
    expect(await edit.save()).toBeUndefined();
    expect([edit.text, edit.theirs]).toEqual(['mine', 'theirs']);
    const added = await edit.saveBeside();
    expect(added?.note).toMatchObject({ text: 'mine', offsetMs: note.offsetMs });
    const texts = (await api.notes.list('close')).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['mine', 'theirs']));
  });
});

import { waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { Code, NoteKind, api, useBackend, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { failure } from '$lib/api/fake/memory';
import { Capture } from './capture.svelte';

let backend: Backend;

beforeEach(() => {
  backend = createFake();
  useBackend(backend);
});

const texts = async (sessionId: string) => (await api.notes.list(sessionId)).map(({ text }) => text);

/** Runs a test on the state of the sample's past session alone. */
async function withCapture(work: (capture: Capture) => Promise<void>): Promise<void> {
  let capture: Capture | undefined;
  const stop = $effect.root(() => void (capture = new Capture('close')));
  await waitFor(() => expect(capture?.notes.length).toBe(6));
  await work(capture!);
  stop();
}

test('two quick marks on one note both hold', async () => {
  await withCapture(async (capture) => {
    const note = capture.notes[0]!;
    const first = capture.setKind(note, NoteKind.Pain);
    await Promise.all([first, capture.setKind(capture.notes[0]!, NoteKind.Quote)]);
    expect(capture.notes[0]!.kind).toBe(NoteKind.Quote);
    expect((await api.notes.list('close'))[0]!.kind).toBe(NoteKind.Quote);
  });
});

test('a conflict keeps both texts, and saving once more keeps mine', async () => {
  await withCapture(async (capture) => {
    const { Edit } = backend.notes;
    let theirs = true;
    backend.notes.Edit = async (form) => {
      if (!theirs) return Edit(form);
      theirs = false;
      await Edit({ ...form, line: 'theirs' });
      throw failure(Code.Conflict, 'It was changed meanwhile.');
    };
    await capture.beginEdit(capture.notes[0]!);
    const edit = capture.edit!;
    edit.text = 'mine';
    await capture.saveEdit(edit);
    expect([edit.text, edit.theirs]).toEqual(['mine', 'theirs']);
    await capture.saveEdit(edit);
    expect(capture.edit).toBeUndefined();
    expect((await texts('close'))[0]).toBe('mine');
  });
});

test('the words typed into a note that an undo takes away go to the composer', async () => {
  await withCapture(async (capture) => {
    await capture.beginEdit(capture.notes[5]!);
    capture.edit!.text = 'better words';
    await api.notes.delete('n6');
    await waitFor(() => expect(capture.edit).toBeUndefined());
    expect(capture.outbox.text).toBe('better words');
  });
});

test('an edit that is left is saved', async () => {
  await withCapture(async (capture) => {
    await capture.beginEdit(capture.notes[0]!);
    capture.edit!.text = 'typed and left';
  });
  await waitFor(async () => expect((await texts('close'))[0]).toBe('typed and left'));
});

test('the ask behind a note is found', async () => {
  await withCapture(async (capture) => {
    await waitFor(() => expect(capture.session).toBeDefined());
    await capture.openAskOf(capture.notes.find(({ id }) => id === 'n4')!);
    expect(window.location.hash).toBe('#/asks?ask=a1');
  });
});

test('an edit that was under way is taken up again, with the revision it began on', async () => {
  const [note] = await api.notes.list('close');
  await api.notes.saveEditDraft({ id: note!.id, line: 'half an ed', revision: note!.revision });
  await api.notes.edit({ id: note!.id, line: 'theirs', revision: note!.revision });
  await withCapture(async (capture) => {
    await waitFor(() => expect(capture.edit?.text).toBe('half an ed'));
    expect(capture.edit?.restored).toBe(true);
    await capture.saveEdit(capture.edit!);
    expect(capture.edit?.theirs).toBe('theirs');
    await capture.keepBoth(capture.edit!);
    expect(await texts('close')).toEqual(expect.arrayContaining(['half an ed', 'theirs']));
  });
});

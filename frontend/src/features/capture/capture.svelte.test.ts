import { waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { Code, NoteKind, api, askFilter, useBackend, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { failure } from '$lib/api/fake/memory';
import { Capture } from './capture.svelte';
import { canIndent, indent, isAnswered, toggleAnswered, togglePrivate, wasAsk } from './deeds';

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
    await capture.asks.openOf(capture.notes.find(({ id }) => id === 'n4')!);
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

test('a private note cannot be read until it is shown, and its mark is one step', async () => {
  await withCapture(async (capture) => {
    await togglePrivate(capture, capture.notes[0]!);
    expect(capture.notes[0]!.private).toBe(true);
    await togglePrivate(capture, capture.notes[0]!);
    expect((await api.notes.list('close'))[0]!.private).toBe(false);
  });
});

test('“that was an ask” turns a plain note into one, and makes a pain an ask besides', async () => {
  await withCapture(async (capture) => {
    const plain = capture.notes.find(({ kind }) => kind === NoteKind.Note)!;
    const pain = capture.notes.find(({ kind }) => kind === NoteKind.Pain)!;
    await wasAsk(capture, plain);
    await wasAsk(capture, pain);
    const kinds = (await api.notes.list('close')).filter(({ id }) => [plain.id, pain.id].includes(id));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual([NoteKind.Ask, NoteKind.Pain]);
    expect(await api.asks.list(askFilter({ noteId: pain.id }))).toHaveLength(1);
  });
});

test('a note moves at most one deeper than the one above it', async () => {
  await withCapture(async (capture) => {
    expect(canIndent(capture, capture.notes[0]!, 1)).toBe(false);
    expect(canIndent(capture, capture.notes[1]!, -1)).toBe(false);
    await indent(capture, capture.notes[1]!, 1);
    expect(canIndent(capture, capture.notes[1]!, 1)).toBe(false);
    await indent(capture, capture.notes[2]!, 1);
    expect(canIndent(capture, capture.notes[2]!, 1)).toBe(true);
  });
});

test('a question is answered, and open again, by the same deed', async () => {
  await withCapture(async (capture) => {
    await capture.setKind(capture.notes[0]!, NoteKind.Question);
    await toggleAnswered(capture, capture.notes[0]!);
    expect(isAnswered((await api.notes.list('close'))[0]!)).toBe(true);
    await toggleAnswered(capture, capture.notes[0]!);
    expect(isAnswered((await api.notes.list('close'))[0]!)).toBe(false);
  });
});

test('what is done right after Enter waits for the line to be saved', async () => {
  await withCapture(async (capture) => {
    const { Add } = backend.notes;
    let go: () => void = () => undefined;
    backend.notes.Add = async (form) => {
      await new Promise<void>((resolve) => (go = resolve));
      return Add(form);
    };
    capture.outbox.type('off the record');
    capture.typing.enter();
    capture.outbox.type('and the next one');
    const done: string[] = [];
    capture.onTarget(({ text }) => done.push(text));
    expect(done).toEqual([]);
    go();
    await waitFor(() => expect(done).toEqual(['off the record']));
  });
});

test('nothing is done with the line before while the last one is not saved', async () => {
  await withCapture(async (capture) => {
    backend.notes.Add = () => Promise.reject(failure(Code.Unavailable, 'The disk is full.'));
    capture.outbox.type('waiting');
    capture.typing.enter();
    await waitFor(() => expect(capture.outbox.failed).toBe(true));
    let done = false;
    capture.onTarget(() => (done = true));
    expect(done).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useBackend, type Backend, type NotesForm } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { failure } from '$lib/api/fake/memory';
import { Code } from '$lib/api';
import { Outbox } from './outbox.svelte';

let backend: Backend;
let outbox: Outbox;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  backend = createFake();
  useBackend(backend);
  outbox = new Outbox('close');
});
afterEach(() => vi.useRealTimers());

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const enter = (...lines: string[]) => outbox.enter(lines.map((text) => ({ text })));
const typed = () => outbox.lines.map(({ text, state }) => `${text}: ${state}`);

const sent = ({ form }: { form: NotesForm }) => form.lines.map(({ text }) => text);

/** Puts a backend behind the outbox whose saves wait until they are told how to end. */
function slowAdds() {
  const waiting: { form: NotesForm; done: () => void; fail: (code: Code) => void }[] = [];
  const { Add } = backend.notes;
  backend.notes.Add = (form) =>
    new Promise((resolve, reject) =>
      waiting.push({
        form,
        done: () => void Add(form).then(resolve, reject),
        fail: (code) => reject(failure(code, 'The disk is full.')),
      }),
    );
  return waiting;
}

describe('lines', () => {
  test('go out in the order in which they were entered, those of one paste together', async () => {
    const waiting = slowAdds();
    enter('one', 'two');
    enter('three');
    await settle();
    expect(waiting.map(sent)).toEqual([['one', 'two']]);
    expect(typed()).toEqual(['one: saving', 'two: saving', 'three: saving']);
    waiting[0]!.done();
    await settle();
    expect(waiting.map(sent)).toEqual([['one', 'two'], ['three']]);
    expect(typed()).toEqual(['three: saving']);
  });

  test('stay when the disk fails, hold those behind them, and are tried again', async () => {
    const waiting = slowAdds();
    enter('one', 'two');
    await settle();
    waiting[0]!.fail(Code.Unavailable);
    await settle();
    expect(typed()).toEqual(['one: held', 'two: held']);
    expect(outbox.lines[0]!.error?.words).toContain('The disk is full.');
    await settle(5000);
    expect(sent(waiting[1]!)).toEqual(['one', 'two']);
    waiting[1]!.done();
    await settle();
    expect(outbox.lines).toEqual([]);
    expect((await backend.notes.List('close')).slice(-2).map(({ text }) => text)).toEqual(['one', 'two']);
  });

  test('that are refused do not hold the others, and can be taken back', async () => {
    const waiting = slowAdds();
    enter('far too long', 'two');
    await settle();
    waiting[0]!.fail(Code.Invalid);
    await settle();
    expect(waiting.slice(1).map(sent)).toEqual([['far too long']]);
    waiting[1]!.fail(Code.Invalid);
    await settle();
    waiting[2]!.done();
    await settle();
    expect(typed()).toEqual(['far too long: held']);
    outbox.type('next');
    outbox.takeBack(outbox.lines[0]!.key);
    expect(outbox.lines).toEqual([]);
    expect(outbox.text).toBe('far too long\nnext');
  });
});

describe('draft', () => {
  test('is kept once the keys rest, and while they do not, before it is 250 ms old', async () => {
    const saved = vi.spyOn(backend.notes, 'SaveDraft');
    outbox.type('a');
    await settle(150);
    expect(saved).toHaveBeenLastCalledWith('close', 'a');
    for (let i = 0; i < 5; i++) {
      outbox.type('a'.repeat(i + 2));
      await settle(50);
    }
    expect(saved).toHaveBeenCalledTimes(2);
  });

  test('holds the lines that are not on disk yet; they come back as lines', async () => {
    const waiting = slowAdds();
    enter('one', 'two');
    outbox.type('thr');
    await settle();
    waiting[0]!.fail(Code.Unavailable);
    await settle(200);

    useBackend({ ...createFake(), notes: { ...createFake().notes, Draft: backend.notes.Draft } });
    const next = new Outbox('close');
    next.open();
    await settle();
    expect(next.text).toBe('thr');
    expect(next.restored).toBe(true);
    expect(next.added).toBe(2);
  });

  test('keeps what is behind a line that is being saved', async () => {
    const waiting = slowAdds();
    enter('one');
    enter('two');
    outbox.type('thr');
    await settle(300);
    waiting[0]!.done();
    await settle();
    // “two” is on its way, and would be in neither place if the program ended now.
    expect((await backend.notes.Draft('close')).split('\u001e')[0]).toBe('two');
    waiting[1]!.done();
    await settle();
    expect(await backend.notes.Draft('close')).toBe('thr');
    await settle(300);
    expect(outbox.idle).toBe(true);
  });

  test('never brings back a saved line', async () => {
    const waiting = slowAdds();
    outbox.type('one');
    await settle(150);
    enter('one');
    await settle(300);
    waiting[0]!.done();
    await settle(300);
    expect(await backend.notes.Draft('close')).toBe('');
    expect(outbox.idle).toBe(true);
  });

  test('tells when it cannot be kept', async () => {
    backend.notes.SaveDraft = () => Promise.reject(failure(Code.Unavailable, 'The disk is full.'));
    outbox.type('a');
    await settle(200);
    expect(outbox.draftError?.words).toContain('The disk is full.');
    expect(outbox.text).toBe('a');
  });

  test('that arrives after the first keys goes before them', async () => {
    await backend.notes.SaveDraft('close', 'Rina said ');
    outbox.open();
    outbox.type('so');
    await settle();
    expect(outbox.text).toBe('Rina said so');
  });
});

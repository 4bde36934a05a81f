import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import CaptureView from './CaptureView.svelte';

const resized: ((entries: ResizeObserverEntry[]) => void)[] = [];

beforeEach(() => {
  useBackend(createFake());
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(told: (entries: ResizeObserverEntry[]) => void) {
        resized.push(told);
      }
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

/** The list of an opened session, 1,000 px of notes in 500 px of room, as a browser would lay it out. */
async function open() {
  render(CaptureView, { props: { sessionId: 'close' } });
  const list = await screen.findByRole('grid', { name: 'Notes of this session' });
  const place = { scrollHeight: 1000, clientHeight: 500, scrollTop: 500 };
  for (const name of ['scrollHeight', 'clientHeight', 'scrollTop'] as const) {
    Object.defineProperty(list, name, {
      get: () => place[name],
      set: (value: number) => (place[name] = Math.min(value, place.scrollHeight - place.clientHeight)),
    });
  }
  const resize = () => resized.forEach((told) => told([]));
  await fireEvent.scroll(list);
  return { list, place, resize };
}

test('the newest note stays in sight when room is taken from the list while it scrolls', async () => {
  const { list, place, resize } = await open();
  place.clientHeight = 450;
  await fireEvent.scroll(list);
  resize();
  expect(place.scrollTop).toBe(550);
});

test('what one types oneself comes into view, and the pill leads back to the composer', async () => {
  const { list, place } = await open();
  const composer = screen.getByRole('textbox', { name: 'Note' });
  const readUp = async () => {
    place.scrollTop = 100;
    await fireEvent.scroll(list);
  };
  await readUp();
  const user = userEvent.setup();
  await user.type(composer, 'mine{Enter}');
  await waitFor(() => expect(place.scrollTop).toBe(500));
  await readUp();
  await api.notes.add({ sessionId: 'close', lines: [{ text: 'of someone else' }] });
  await user.click(await screen.findByRole('button', { name: /1 new note below/ }));
  await waitFor(() => expect(place.scrollTop).toBe(500));
  expect(composer).toHaveFocus();
});

test('who reads further up stays there', async () => {
  const { list, place, resize } = await open();
  place.scrollTop = 100;
  await fireEvent.scroll(list);
  place.clientHeight = 450;
  resize();
  expect(place.scrollTop).toBe(100);
});

import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { NoteKind } from '$lib/api';
import NoteWords from './NoteWords.svelte';

test('the parts of a line are words of their own, for copying and reading aloud', () => {
  const shown = {
    kind: NoteKind.Ask,
    text: 'export the #journal',
    tags: ['journal', 'close', 'sap'],
    speakerId: undefined,
    importance: 2,
    due: '2026-11-27',
    level: 0,
    private: false,
  };
  const { container } = render(NoteWords, { props: { shown, speaker: 'Rina Tan' } });
  const text = container.textContent.replaceAll(/\s+/g, ' ').trim();
  expect(text).toMatch(/^Ask export the #journal #close #sap important to Rina due /);
});

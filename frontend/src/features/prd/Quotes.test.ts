import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { Channel } from '$lib/api';
import { veil } from '$lib/veil.svelte';
import Quotes from './Quotes.svelte';

test('what is off the record is neither read nor led to, until it is asked for', async () => {
  const voice = {
    id: 'voice',
    askId: 'ask',
    stakeholderId: 'rina',
    sessionId: 'session',
    noteId: 'note',
    channel: Channel.Interview,
    at: '2026-11-03T10:00:00Z',
    words: 'It is always the approval',
    importance: 0,
    sessionTitle: 'Interview',
  };
  render(Quotes, { props: { ask: { statement: 'See who waits', private: true, evidence: [voice] } } });
  expect(screen.getByText('private words')).toBeInTheDocument();
  expect(screen.getByText('It is always the approval').closest('[aria-hidden="true"]')).not.toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
  veil.shown = true;
  await tick();
  expect(screen.getByText('It is always the approval').closest('[aria-hidden="true"]')).toBeNull();
  expect(screen.getByRole('link')).toBeInTheDocument();
  veil.shown = false;
});

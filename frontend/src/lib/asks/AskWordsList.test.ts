import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Channel, type Evidence } from '$lib/api';
import AskWordsList from './AskWordsList.svelte';

test('words that are off the record are shown only to whoever asks for them', async () => {
  const said = (id: string, words: string, hidden: boolean) =>
    ({ id, words, channel: Channel.Chat, note: { private: hidden, offsetMs: 0 } }) as Evidence;
  render(AskWordsList, {
    props: { evidence: [said('1', 'close the office', true), said('2', 'be quick', false)] },
  });
  expect(screen.getByText(/be quick/)).toBeVisible();
  expect(screen.queryByText(/close the office/)).toBeNull();
  await userEvent.setup().click(screen.getByRole('button', { name: /Off the record/ }));
  expect(screen.getByText(/close the office/)).toBeVisible();
});

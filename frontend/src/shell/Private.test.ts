import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { layOutColumns } from '../../test/layout';
import Frame from './Frame.svelte';

const user = userEvent.setup();
layOutColumns();

function goTo(place: string) {
  window.location.hash = place;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

beforeEach(async () => {
  useBackend(createFake());
  const lines = [{ text: '// ! move payroll to Utrecht', level: 0 }];
  await api.notes.add({ sessionId: 'close', lines, draft: '' });
});

test('what is off the record is read on a key, and hidden again by going elsewhere', async () => {
  goTo('#/review?q=payroll');
  render(Frame);
  const hit = await screen.findByRole('option', { name: /a private note/ });
  expect(hit).not.toHaveAccessibleName(/Utrecht/);
  await user.keyboard('{Alt>}v{/Alt}');
  expect(hit).toHaveAccessibleName(/payroll to Utrecht/);

  goTo('#/themes');
  const ask = await screen.findByRole('link', { name: /a private ask/ });
  expect(screen.queryByRole('link', { name: /Utrecht/ })).toBeNull();
  await user.keyboard('{Alt>}v{/Alt}');
  expect(ask).toHaveAccessibleName(/move payroll to Utrecht/);
});

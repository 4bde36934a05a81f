import { beforeEach, expect, test } from 'vitest';
import { Consent, api, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { workspace } from '$lib/workspace.svelte';
import { SessionDraft } from './sessionDraft.svelte';

beforeEach(async () => {
  useBackend(createFake());
  await workspace.refresh();
});

test('a length is whole minutes or open', async () => {
  const draft = new SessionDraft(await api.sessions.get('close'));
  draft.minutes = 'an hour';
  expect(await draft.save()).toBeUndefined();
  expect(draft.problem('plannedMinutes')).toMatch(/whole number/);
  draft.minutes = '45';
  expect(draft.problem('plannedMinutes')).toBe('');
  expect((await draft.save())?.plannedMinutes).toBe(45);
  draft.minutes = '';
  expect((await draft.save())?.plannedMinutes).toBe(0);
});

test('what people answered is kept with the session, of those who take part', async () => {
  const draft = new SessionDraft(await api.sessions.get('close'));
  draft.answer('rina', Consent.Given);
  draft.answer('budi', Consent.Declined);
  draft.participantIds = ['rina', 'maya'];
  const saved = await draft.save();
  expect(saved?.participants.map(({ stakeholderId, consent }) => [stakeholderId, consent])).toEqual([
    ['rina', Consent.Given],
    ['maya', Consent.NotAsked],
  ]);
});

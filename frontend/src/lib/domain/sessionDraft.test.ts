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
  const again = new SessionDraft(await api.sessions.get('close'));
  again.minutes = '';
  expect((await again.save())?.plannedMinutes).toBe(0);
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

test('someone who is new answers with the same step in which they are added', async () => {
  const draft = new SessionDraft(await api.sessions.get('close'));
  const wei = draft.people.invite('Wei Chen');
  draft.participantIds = ['rina', wei];
  draft.answer(wei, Consent.Declined);
  const saved = await draft.save();
  expect(saved?.participants.map(({ consent }) => consent)).toEqual([Consent.NotAsked, Consent.Declined]);
  await api.history.undo();
  expect((await api.stakeholders.list()).map(({ name }) => name)).not.toContain('Wei Chen');
});

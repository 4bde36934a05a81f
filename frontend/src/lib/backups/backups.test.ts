import { beforeEach, expect, test } from 'vitest';
import { BackupReason, Code, api, useBackend, type Backend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { failure } from '$lib/api/fake/memory';
import { toasts } from '$lib/ui';
import { backups, sizeOf } from './backups.svelte';

let backend: Backend;

beforeEach(() => {
  backend = createFake();
  useBackend(backend);
  toasts.list = [];
});

test('a backup is made, tried and restored, and the restore taken back', async () => {
  const people = async () => (await api.stakeholders.list()).length;
  const before = await people();
  await backups.make();
  const [made] = backups.list!.backups;
  await api.stakeholders.delete('rina');
  await backups.try(made!);
  expect(backups.trials[made!.name]).toMatch(/^Sound\. It holds .*sessions/);
  await backups.restore(made!);
  expect(await people()).toBe(before);
  expect(backups.list!.backups[0]?.reason).toBe(BackupReason.Replaced);
  await toasts.list.at(-1)?.action?.run();
  expect(await people()).toBe(before - 1);
});

test('a backup that is damaged is told, and nothing is restored', async () => {
  await backups.make();
  backend.backups.Try = () => Promise.reject(failure(Code.Unavailable, 'It is damaged and was not used.'));
  await backups.try(backups.list!.backups[0]!);
  expect(toasts.list.at(-1)).toMatchObject({ tone: 'error', text: 'It is damaged and was not used.' });
  expect(backups.busy).toBe('');
});

test('sizes are said as people say them', () => {
  const size = (bytes: number) => sizeOf({ name: '', path: '', at: '', bytes, reason: BackupReason.Daily });
  expect([size(300), size(480_000), size(3_400_000), size(404_000_000)]).toEqual([
    '1 KB',
    '469 KB',
    '3.2 MB',
    '385 MB',
  ]);
});

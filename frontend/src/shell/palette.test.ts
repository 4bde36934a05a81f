import { beforeEach, expect, test } from 'vitest';
import { api, sessionFilter, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import type { BoundCommand } from '$lib/commands';
import { offer } from './palette';

const commands: BoundCommand[] = [
  { id: 'a', title: 'Go to sessions', group: 'Go to', keys: ['g s'], local: false, run: () => undefined },
  {
    id: 'b',
    title: 'Undo: Delete note',
    group: 'Change',
    keys: ['Mod+Z'],
    local: false,
    run: () => undefined,
  },
  {
    id: 'c',
    title: 'Next line',
    group: 'Notes',
    keys: ['j'],
    local: false,
    quiet: true,
    run: () => undefined,
  },
];

async function offered(typed: string) {
  const [products, people, sessions, prds] = await Promise.all([
    api.products.list(),
    api.stakeholders.list(),
    api.sessions.list(sessionFilter()),
    api.prds.list(''),
  ]);
  return offer(typed, { commands, products, people, sessions, prds });
}

beforeEach(() => useBackend(createFake()));

test('offers commands, products and sessions, without what only has a key', async () => {
  const groups = Object.fromEntries(await offered(''));
  expect(Object.keys(groups)).toEqual(['Go to', 'Change', 'Products', 'Sessions']);
  expect(JSON.stringify(groups)).not.toContain('Next line');
});

test('begins with the best answer', async () => {
  expect((await offered('undo'))[0]?.[1][0]).toMatchObject({ title: 'Undo: Delete note', keys: 'Mod+Z' });
  expect((await offered('month-end'))[0]?.[0]).toBe('Sessions');
  expect((await offered('erp'))[0]?.[1][0]?.title).toBe('ERP finance');
});

test('finds a person by name', async () => {
  const [person] = await api.stakeholders.list();
  const [group, entries] = (await offered(person?.name ?? '')).at(0) ?? [];
  expect(group).toBe('People');
  expect(entries?.[0]?.title).toBe(person?.name);
});

test('finds a document by its title', async () => {
  const [prd] = await api.prds.list('');
  const groups = Object.fromEntries(await offered(prd?.title ?? ''));
  expect(groups.PRDs?.map(({ title }) => title)).toContain(prd?.title);
});

test('can always search everything for what was typed', async () => {
  const groups = await offered('zebra crossing');
  expect(groups).toHaveLength(1);
  expect(groups[0]?.[1][0]?.title).toBe('Search everything for “zebra crossing”');
});

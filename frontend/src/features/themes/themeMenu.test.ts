import { expect, test, vi } from 'vitest';
import { api, useBackend, type ThemeColumn } from '$lib/api';
import { createFake } from '$lib/api/fake';
import type { Board } from './board.svelte';
import { lanesOf } from './layout';
import { themeMenu } from './themeMenu';

interface Item {
  label: string;
  disabled?: boolean;
  run: () => unknown;
}

test('a theme of several asks can be split from its menu', async () => {
  useBackend(createFake());
  const columns = await api.themes.board('erp');
  const lanes = lanesOf(columns, { shown: undefined, collapsed: new Set() });
  const board = { columns, lanes, split: vi.fn() } as unknown as Board;
  const [, several, one] = columns;
  const splitting = (theme: ThemeColumn | undefined) => {
    const groups = (theme ? themeMenu(board, theme, false) : []) as { items: Item[] }[];
    return groups.flatMap(({ items }) => items).find(({ label }) => label === 'Split …');
  };
  expect(splitting(one)?.disabled).toBe(true);
  expect(splitting(several)?.disabled).toBe(false);
  splitting(several)?.run();
  expect(board.split).toHaveBeenCalledWith(several);
});

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { AskField, api, askFilter, useBackend, type AskImportResult, type RemovedImport } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { askImporting, broughtWords, isTable, removedWords } from '$lib/domain/askImporting.svelte';
import { toasts } from '$lib/ui/toasts.svelte';
import { workspace } from '$lib/workspace.svelte';
import AskImportDialog from './AskImportDialog.svelte';

beforeEach(async () => {
  useBackend(createFake());
  askImporting.close();
  await workspace.refresh();
});

async function open() {
  render(AskImportDialog);
  askImporting.start();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Choose a file …' }));
  await screen.findByText(/tickets.csv · Table · 3 rows/);
  return user;
}

const statements = async () => (await api.asks.list(askFilter({}))).map(({ statement }) => statement);

test('a file is shown before it comes in: its columns, counts and what is wrong in which row', async () => {
  await open();
  expect(screen.getByText('2 new · 1 left out')).toBeVisible();
  expect(screen.getAllByText('Row 4')).toHaveLength(2);
  expect(screen.getByText("It doesn't say what they want.")).toBeVisible();
  expect(screen.getByText(/Votes raise no count/)).toBeVisible();
  expect(await statements()).not.toContain('Export to Excel');
});

test('what is in the file comes in, and is known the next time', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Import 2 asks' }));
  await waitFor(() => expect(askImporting.open).toBe(false));
  expect(await statements()).toEqual(expect.arrayContaining(['Export to Excel', 'Dark mode, please']));
  askImporting.start();
  await askImporting.choose();
  expect(await screen.findByText(/There is nothing new in it/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Import 0 asks' })).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: /Bring the 2 known ones in once more/ }));
  expect(await screen.findByRole('button', { name: 'Import 2 asks' })).toBeEnabled();
});

test('a field has one column: another that was it is left out', async () => {
  await open();
  await askImporting.setField(2, AskField.Statement);
  expect(askImporting.preview?.form.fields).toEqual(['key', '', 'statement', '']);
  await askImporting.setField(2, AskField.Ignored);
  expect(await screen.findByRole('alert')).toHaveTextContent('No column says what they want');
  expect(askImporting.count).toBe(0);
  await askImporting.run();
  expect(askImporting.open).toBe(true);
});

test('many lines that are pasted are many asks', async () => {
  render(AskImportDialog);
  askImporting.start();
  const user = userEvent.setup();
  const text = await screen.findByRole('textbox', { name: 'Or paste a table or a list' });
  await user.type(text, '- One ledger{Enter}- Fewer clicks');
  await user.click(screen.getByRole('button', { name: 'Look at it' }));
  await user.click(await screen.findByRole('button', { name: 'Import 2 asks' }));
  await waitFor(async () => expect(await statements()).toContain('Fewer clicks'));
});

test('an import is taken back from the list of them', async () => {
  const user = await open();
  await askImporting.run();
  askImporting.start();
  await user.click(await screen.findByRole('button', { name: 'Undo import: tickets.csv' }));
  await waitFor(() => expect(screen.queryByText('Imported before')).toBeNull());
  expect(await statements()).not.toContain('Export to Excel');
});

test('while it runs it says how far it is, and can be cancelled, which is no failure', async () => {
  const fake = createFake();
  let end: ((result: AskImportResult) => void) | undefined;
  fake.askImports.Import = () => new Promise((resolve) => (end = resolve));
  fake.askImports.Cancel = () =>
    Promise.resolve(end?.({ cancelled: true, id: '', asks: 0, people: 0, themes: 0 }));
  useBackend(fake);
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Import 2 asks' }));
  expect(await screen.findByRole('progressbar', { name: 'Importing' })).toBeVisible();
  await vi.waitFor(() => expect(screen.getByText('50 %')).toBeVisible());
  await user.click(screen.getByRole('button', { name: 'Cancel the import' }));
  expect(await screen.findByRole('button', { name: 'Import 2 asks' })).toBeVisible();
  expect(toasts.list.at(-1)).toMatchObject({
    tone: 'plain',
    text: 'Import cancelled. Nothing was changed.',
  });
  expect(toasts.list.at(-1)?.action).toBeUndefined();
});

test('a table is known by its name', () => {
  expect(['a.csv', 'B.XLSX', 'c.tsv'].every(isTable)).toBe(true);
  expect(['a.vtt', 'b.md', 'csv'].some(isTable)).toBe(false);
});

test.each<[Partial<RemovedImport>, string]>([
  [{ removed: 2000 }, '2,000 asks went to the trash.'],
  [
    { removed: 1, cited: 2, heard: 1 },
    '1 ask went to the trash. 3 stay: 2 cited in a PRD and 1 heard in a session.',
  ],
])('what taking an import back came to is told: %o', (counts, words) => {
  expect(removedWords({ removed: 0, cited: 0, merged: 0, heard: 0, ...counts })).toBe(words);
});

test('what an import brought is told without what it did not', () => {
  expect(broughtWords({ cancelled: false, id: '', asks: 1, people: 2, themes: 0 })).toBe(
    '1 ask, 2 new people',
  );
});

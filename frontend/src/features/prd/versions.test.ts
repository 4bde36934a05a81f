import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, changes, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { commands } from '$lib/commands';
import CompareView from './CompareView.svelte';
import PRDView from './PRDView.svelte';
import VersionView from './VersionView.svelte';

beforeEach(() => {
  window.location.hash = '#/prds/prd';
  useBackend(createFake());
});

async function open() {
  const user = userEvent.setup();
  render(PRDView, { props: { prdId: 'prd' } });
  await screen.findByRole('textbox', { name: 'Title' });
  return user;
}
const publish = (label: string, note = '') => api.versions.publish({ prdId: 'prd', label, note });
async function edit() {
  const { sections } = await api.prds.get('prd');
  await api.prds.updateSection({ ...sections[0]!, body: 'Rewritten.' });
  changes.bump();
}

test('a version is published with what it is about', async () => {
  const user = await open();
  commands.run('prd.publish');
  const dialog = await screen.findByRole('dialog', { name: 'Publish a version' });
  await user.type(within(dialog).getByLabelText('What it is about'), 'For finance');
  await user.click(within(dialog).getByRole('button', { name: 'Publish v1.0' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const { versions } = await api.versions.standing('prd');
  expect(versions).toMatchObject([{ label: '1.0', note: 'For finance' }]);
  expect(await screen.findByTitle('Nothing has changed since v1.0')).toHaveTextContent('v1.0');
});

test('what changed since is told over the document and before publishing again', async () => {
  await publish('1.0');
  const user = await open();
  await edit();
  const mark = await screen.findByRole('link', { name: '1 change since v1.0' }, { timeout: 3000 });
  expect(mark).toHaveAttribute('href', expect.stringContaining('view=compare'));
  commands.run('prd.publish');
  const dialog = await screen.findByRole('dialog', { name: 'Publish a version' });
  expect(dialog).toHaveTextContent('Since v1.0: 1 part changed.');
  await user.click(within(dialog).getByRole('radio', { name: 'A large one, 2.0' }));
  expect(within(dialog).getByLabelText('Version')).toHaveValue('2.0');
  await user.clear(within(dialog).getByLabelText('Version'));
  await user.type(within(dialog).getByLabelText('Version'), '1.0');
  await user.click(within(dialog).getByRole('button', { name: 'Publish v1.0' }));
  expect(await within(dialog).findByText('There is a v1.0 already. Choose another name.')).toBeVisible();
});

test('two versions are chosen in the address, and one goes from change to change', async () => {
  const first = await publish('1.0');
  await edit();
  const second = await publish('1.1', 'What the review brought');
  window.location.hash = `#/prds/prd?view=compare&from=${first.id}&to=${second.id}`;
  render(CompareView, { props: { prdId: 'prd' } });
  const change = await screen.findByRole('region', { name: 'Problem: Changed' });
  expect(within(change).getByText('Rewritten.').tagName).toBe('INS');
  expect(screen.getByText('What the review brought')).toBeVisible();
  expect(screen.getByText(/^Unchanged:/, { selector: 'p:last-of-type span' })).toBeVisible();
  commands.run('compare.next');
  expect(change).toHaveFocus();
  expect(await screen.findByText('1 of 1 change')).toBeVisible();
  commands.run('compare.turn');
  await waitFor(() => expect(within(change).getByText('Rewritten.').tagName).toBe('DEL'));
});

test('without a version there is nothing to compare with', async () => {
  window.location.hash = '#/prds/prd?view=compare';
  render(CompareView, { props: { prdId: 'prd' } });
  expect(await screen.findByText('Nothing has been published yet')).toBeVisible();
});

test('an old version is read as it was, and one part of it is used again', async () => {
  const user = userEvent.setup();
  const { id } = await publish('1.0', 'For finance');
  await edit();
  window.location.hash = `#/prds/prd?view=version&version=${id}`;
  render(VersionView, { props: { prdId: 'prd' } });
  const problem = await screen.findByRole('region', { name: 'Problem' });
  expect(problem).toHaveTextContent('The close waits for people.');
  expect(screen.getByRole('note')).toHaveTextContent(/v1\.0, published .* – read only/);
  expect(screen.getByText('The draft differs in 1 part.', { exact: false })).toBeVisible();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getAllByText('Use this text'), 'only where the draft says it otherwise').toHaveLength(1);
  await user.click(within(problem).getByRole('button', { name: 'Use this text of v1.0 for Problem' }));
  await waitFor(async () =>
    expect((await api.prds.get('prd')).sections[0]?.body).toBe('The close waits for people.'),
  );
  expect(await screen.findByText('The draft says the same.', { exact: false })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Restore all of v1.0' })).toBeDisabled();
  expect(screen.queryByText('Use this text')).toBeNull();
});

test('all of a version is brought back, and what could not come is told', async () => {
  const { id } = await publish('1.0');
  await edit();
  window.location.hash = `#/prds/prd?view=version&version=${id}`;
  render(VersionView, { props: { prdId: 'prd' } });
  await screen.findByText('The draft differs in 1 part.', { exact: false });
  commands.run('version.restore');
  expect(await screen.findByText('REQ-002 has no owner.')).toBeVisible();
});

test('a version is exported where it is read', async () => {
  const { id } = await publish('1.0');
  await edit();
  await publish('1.1');
  const address = `#/prds/prd?view=version&version=${id}`;
  window.location.hash = address;
  render(VersionView, { props: { prdId: 'prd' } });
  await screen.findByText(/published .* – read only/);
  commands.run('version.export');
  const dialog = within(await screen.findByRole('dialog', { name: 'Export' }));
  expect(dialog.getByLabelText('Version: v1.0')).toBeInTheDocument();
  await dialog.findByText(/5 pages/);
  await userEvent.click(dialog.getByRole('button', { name: 'Export' }));
  expect(await screen.findByText('/home/pm/prd.pdf')).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(window.location.hash).toBe(address);
});

test('the earlier text of a change is used by its key', async () => {
  const { id } = await publish('1.0');
  await edit();
  window.location.hash = `#/prds/prd?view=compare&from=${id}`;
  render(CompareView, { props: { prdId: 'prd' } });
  await screen.findByRole('region', { name: 'Problem: Changed' });
  commands.run('compare.next');
  commands.run('compare.use');
  expect(await screen.findByRole('heading', { name: 'Nothing changed' })).toBeVisible();
});

test('what a version is about is said anew', async () => {
  await publish('1.0', 'For finance');
  const user = await open();
  commands.run('prd.versions');
  await user.click(await screen.findByRole('button', { name: 'Say what v1.0 is about' }));
  const dialog = await screen.findByRole('dialog', { name: 'What v1.0 is about' });
  const field = within(dialog).getByLabelText('What it is about');
  await user.clear(field);
  await user.type(field, 'For the board');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(async () =>
    expect((await api.versions.standing('prd')).versions[0]?.note).toBe('For the board'),
  );
});

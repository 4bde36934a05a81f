import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { api, Decision, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { commands } from '$lib/commands';
import { workspace } from '$lib/workspace.svelte';
import TraceView from './TraceView.svelte';

beforeEach(async () => {
  useBackend(createFake());
  await workspace.refresh();
});

async function open(query = '') {
  window.location.hash = `#/prds/prd?view=trace${query}`;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  render(TraceView, { props: { prdId: 'prd' } });
  const user = userEvent.setup();
  await screen.findByRole('grid');
  return user;
}
const cells = () => screen.getAllByRole('gridcell');
const first = (of: RegExp) => cells().find((cell) => of.test(cell.getAttribute('aria-label') ?? ''))!;

test('a cell says whether the requirement cites the ask, and Enter changes it', async () => {
  const user = await open();
  const cited = await api.prds.get('prd');
  expect(cells().filter((cell) => cell.getAttribute('aria-label') === 'REQ-001: cited')).toHaveLength(
    cited.requirements[0]!.asks.length,
  );
  const free = first(/not cited/);
  await user.click(free);
  commands.run('trace.toggle');
  await waitFor(async () =>
    expect((await api.prds.get('prd')).requirements[0]!.asks).toHaveLength(
      cited.requirements[0]!.asks.length + 1,
    ),
  );
  commands.run('trace.toggle');
  await waitFor(async () =>
    expect((await api.prds.get('prd')).requirements[0]!.asks).toHaveLength(
      cited.requirements[0]!.asks.length,
    ),
  );
});

test('a chosen cell shows who said it where, and what else rests on it', async () => {
  const user = await open();
  await user.click(first(/: cited/));
  const beside = await screen.findByRole('complementary');
  expect(await within(beside).findByRole('link', { name: /interview|workshop/ })).toHaveAttribute(
    'href',
    expect.stringMatching(/^#\/sessions\/.+note=/),
  );
  expect(await within(beside).findByRole('list', { name: 'Cited in' })).toHaveTextContent('REQ-001');
});

test('each figure of the coverage leads to what is missing, listed beside the matrix', async () => {
  await api.prds.addRequirement('prd', 'Nobody asked for this');
  await open('&show=evidence&list=1');
  expect(screen.getByRole('link', { name: /^Evidence 1\/2/ })).toHaveAttribute(
    'href',
    '#/prds/prd?view=trace&show=evidence&list=1',
  );
  expect(screen.getAllByRole('columnheader').map((head) => head.getAttribute('aria-label'))).toEqual([
    null,
    'REQ-002 Nobody asked for this',
  ]);
  const beside = screen.getByRole('complementary', { name: 'List' });
  expect(within(beside).getByRole('button', { name: /REQ-002/ })).toBeVisible();
});

test('an accepted ask that nothing cites is found', async () => {
  const [ask] = (await api.prds.trace('prd')).asks.filter(({ cells: marks }) => marks.length === 0);
  await api.asks.decide({ ids: [ask!.id], decision: Decision.Accepted, reason: '' });
  const user = await open();
  await user.click(screen.getByRole('button', { name: /^Accepted, not used/ }));
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
  expect(screen.getByText(ask!.statement)).toBeVisible();
});

import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { api, changes, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { undo } from '$lib/act';
import { toasts } from '$lib/ui';
import { commands } from '$lib/commands';
import { unsaved } from '$lib/unsaved.svelte';
import PRDView from './PRDView.svelte';

async function open() {
  const user = userEvent.setup();
  render(PRDView, { props: { prdId: 'prd' } });
  await screen.findByRole('textbox', { name: 'Title' });
  return user;
}
const stored = () => api.prds.get('prd');
const requirement = () => document.querySelector<HTMLElement>('[data-requirement="r1"]')!;

beforeEach(() => useBackend(createFake()));

test('what is typed into a section is saved by itself', async () => {
  const user = await open();
  const body = screen.getByRole('textbox', { name: 'Problem' });
  await user.type(body, ' Every month.');
  await waitFor(async () =>
    expect((await stored()).sections[0]?.body).toBe('The close waits for people. Every month.'),
  );
  await waitFor(() => expect(screen.getByText('Saved')).toBeInTheDocument());
});

test('the language is found out from the text, and can be said', async () => {
  const user = await open();
  await user.click(await screen.findByRole('button', { name: 'Language of the document: English, EN' }));
  await user.click(await screen.findByText('Indonesian'));
  await screen.findByRole('button', { name: 'Language of the document: Indonesian, ID' });
  expect((await stored()).language).toBe('id');
  await waitFor(() => expect(document.querySelector('article')).toHaveAttribute('lang', 'id'));
});

test('what is typed as the document is left is saved, and nothing is said', async () => {
  const user = await open();
  await user.type(screen.getByRole('textbox', { name: 'Problem' }), ' Every year.');
  cleanup();
  await waitFor(async () =>
    expect((await stored()).sections[0]?.body).toBe('The close waits for people. Every year.'),
  );
  await unsaved.save();
  expect(toasts.list.map(({ text }) => text).join()).toBe('');
  expect([unsaved.waits, unsaved.texts]).toEqual([false, []]);
});

test('Enter in the last field adds a numbered requirement', async () => {
  const user = await open();
  await user.type(screen.getByRole('textbox', { name: 'New requirement' }), 'Remind owners on day 2{Enter}');
  expect(await screen.findByText('REQ-002')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'New requirement' })).toHaveValue('');
});

/** Lets a call of the backend wait until it is let go. */
function slowly<T extends unknown[], R>(call: (...args: T) => Promise<R>) {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  return { letGo, call: (...args: T) => gate.then(() => call(...args)) };
}

test('requirements typed one after the other are all kept, whole and in order', async () => {
  const backend = createFake();
  const slow = slowly(backend.prds.AddRequirement);
  backend.prds.AddRequirement = slow.call;
  useBackend(backend);
  const user = await open();
  const field = screen.getByRole('textbox', { name: 'New requirement' });
  await user.type(field, 'Alpha is so{Enter}Bravo is so{Enter}Char');
  slow.letGo();
  await screen.findByText('REQ-003');
  expect(field).toHaveValue('Char');
  await user.type(field, 'lie is so{Enter}');
  await waitFor(async () =>
    expect((await stored()).requirements.slice(1).map(({ statement }) => statement)).toEqual([
      'Alpha is so',
      'Bravo is so',
      'Charlie is so',
    ]),
  );
});

test('what was typed and not entered counts for closing, and is there again for who left the document', async () => {
  const user = await open();
  await user.type(screen.getByRole('textbox', { name: 'New requirement' }), 'Half a thought');
  expect(unsaved.texts).toEqual(['Half a thought']);
  expect(unsaved.why).toBe('Typed, and not entered yet.');
  cleanup();
  const again = await open();
  const field = screen.getByRole('textbox', { name: 'New requirement' });
  expect(field).toHaveValue('Half a thought');
  await again.type(field, ' is whole{Enter}');
  await screen.findByText('REQ-002');
  expect(unsaved.texts).toEqual([]);
});

test('a requirement that cannot be added comes back, after what was typed since', async () => {
  const backend = createFake();
  const slow = slowly(() => Promise.reject(new Error('The disk is full.')));
  backend.prds.AddRequirement = slow.call;
  useBackend(backend);
  const user = await open();
  const field = screen.getByRole('textbox', { name: 'New requirement' });
  await user.type(field, 'Alpha is so{Enter}Bravo');
  slow.letGo();
  await waitFor(() => expect(field).toHaveValue('Bravo Alpha is so'));
  await user.clear(field);
});

test('a requirement leads to its ask and to the moment when it was said', async () => {
  await open();
  const links = () => within(requirement()).getAllByRole('link');
  await waitFor(() =>
    expect(links().map((link) => link.getAttribute('href'))).toEqual([
      '#/asks?ask=a1',
      '#/sessions/close?note=n4',
    ]),
  );
});

test('a requirement takes its criteria and its place', async () => {
  const user = await open();
  await user.type(screen.getByRole('textbox', { name: 'New requirement' }), 'Remind owners on day 2{Enter}');
  await screen.findByText('REQ-002');
  await user.type(
    within(requirement()).getByRole('textbox', { name: /acceptance criteria/ }),
    'Shown within a day{Enter}Sorted by owner',
  );
  expect(within(requirement()).getByText('Accepted when')).toBeVisible();
  await waitFor(async () =>
    expect((await stored()).requirements[0]?.criteria).toEqual(['Shown within a day', 'Sorted by owner']),
  );
  await user.click(within(requirement()).getByRole('textbox', { name: /statement/ }));
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(async () =>
    expect((await stored()).requirements.map((r) => r.ref)).toEqual(['REQ-002', 'REQ-001']),
  );
});

test('what has changed behind a requirement is said, and asked about before an export', async () => {
  const backend = createFake();
  const get = backend.prds.Get;
  const suspect = [{ askId: 'a1', what: 'Need', was: '', is: 'close sooner' }];
  let confirmed = false;
  backend.prds.Get = async (id) => {
    const prd = await get(id);
    return {
      ...prd,
      requirements: prd.requirements.map((r) => ({ ...r, suspect: confirmed ? [] : suspect })),
    };
  };
  const confirm = backend.prds.Confirm;
  backend.prds.Confirm = (id) => {
    confirmed = true;
    return confirm(id);
  };
  useBackend(backend);
  const user = await open();
  expect(screen.getByText('1 requirement rests on asks that have changed.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Export …' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/^1 requirement rests on asks that have changed/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Export' }));
  expect(await screen.findByText('/home/pm/prd.pdf')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'It still holds' }));
  await waitFor(() => expect(screen.queryByText(/have changed/)).toBeNull());
});

test('a source is found among the asks and tied to the requirement', async () => {
  const user = await open();
  await user.click(within(requirement()).getByRole('button', { name: 'Add a source' }));
  await user.click(await screen.findByText('Approve from the phone'));
  await waitFor(() => expect(within(requirement()).getByText('Approve from the phone')).toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: /Take away the source “Approve/ }));
  await waitFor(() => expect(within(requirement()).queryByText('Approve from the phone')).toBeNull());
});

test('a text that changed elsewhere stands beside the one being typed', async () => {
  const user = await open();
  const body = screen.getByRole('textbox', { name: 'Problem' });
  await user.type(body, ' mine');
  const section = (await stored()).sections[0]!;
  await api.prds.updateSection({ ...section, body: 'theirs' });
  await user.click(await screen.findByRole('button', { name: 'Take the newer' }));
  expect(body).toHaveValue('theirs');
});

test('reading shows Markdown as it reads', async () => {
  const section = (await stored()).sections[0]!;
  await api.prds.updateSection({ ...section, body: 'Waits for **people** <b>x</b>' });
  await open();
  commands.run('prd.read');
  expect(await screen.findByText('people')).toHaveProperty('tagName', 'STRONG');
  expect(screen.getByText(/<b>x<\/b>/)).toBeInTheDocument();
});

test('a metric reads as it stands, also after the next reading', async () => {
  const section = (await stored()).sections[0]!;
  await api.prds.updateSection({ ...section, body: 'From [days](metric:days) and [gone](metric:none).' });
  await open();
  commands.run('prd.read');
  const link = await screen.findByRole('link', { name: 'Days to close: 6 → 3 (now 5)' });
  expect(link).toHaveAttribute('href', '#/metrics?metric=days');
  expect(screen.getByText(/and gone\./)).toBeInTheDocument();
  const reading = { metricId: 'days', readOn: '2026-11-04', value: 4, note: '', replace: false };
  await api.metrics.record(reading);
  expect(await screen.findByRole('link', { name: 'Days to close: 6 → 3 (now 4)' })).toBeInTheDocument();
});

test('Enter exports as it was done last, and the export says what it wrote', async () => {
  const user = await open();
  commands.run('prd.export');
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText(/5 pages/)).toBeInTheDocument();
  await user.click(dialog.getByRole('radio', { name: 'Leadership' }));
  expect(await dialog.findByText(/1 section \(Promises\), 2 quotes/)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('/home/pm/prd.pdf')).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  commands.run('prd.export');
  const again = within(await screen.findByRole('dialog'));
  expect(again.getByRole('radio', { name: 'Leadership' })).toBeChecked();
  expect(again.getByRole('radio', { name: 'Leadership' })).toHaveFocus();
});

test('a letter is for someone, and is no list of requirements', async () => {
  const user = await open();
  commands.run('prd.export-jira');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByLabelText('Format: Jira issues')).toBeInTheDocument();
  await user.click(dialog.getByRole('radio', { name: 'Someone who asked' }));
  expect(await dialog.findByText('Choose whom the letter is for.')).toBeInTheDocument();
  expect(dialog.getByLabelText('Format: PDF')).toBeInTheDocument();
  expect(dialog.getByRole('button', { name: 'Export' })).toBeDisabled();
});

test('what stands in the document can be copied as Markdown', async () => {
  const user = await open();
  const copied = vi.fn();
  const backend = createFake();
  const copy = backend.prds.CopyMarkdown;
  backend.prds.CopyMarkdown = (form) => {
    copied(form.edition);
    return copy(form);
  };
  useBackend(backend);
  commands.run('prd.export-public');
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Copy as Markdown' }));
  await waitFor(() => expect(copied).toHaveBeenCalledWith('public'));
});

test('undo elsewhere shows in the fields', async () => {
  const user = await open();
  const title = screen.getByRole('textbox', { name: 'Title' });
  await user.clear(title);
  await user.type(title, 'Close in five days');
  await user.tab();
  await waitFor(async () => expect((await stored()).title).toBe('Close in five days'));
  // The fake keeps whole copies, so a revision that only grows is made by hand.
  const prd = await stored();
  await api.prds.update({ ...prd, title: 'A faster close' });
  changes.bump();
  await waitFor(() => expect(title).toHaveValue('A faster close'));
});

test('what nobody can test is said under the sentence, and may stand for a reason', async () => {
  const user = await open();
  const statement = within(requirement()).getByRole('textbox', { name: /statement/ });
  await user.clear(statement);
  await user.type(statement, 'The page loads fast');
  const chip = await within(requirement()).findByRole('button', { name: /Vague/ });
  await user.click(chip);
  expect(within(requirement()).getByText(/another time to everybody/)).toBeInTheDocument();
  await user.click(within(requirement()).getByRole('button', { name: 'Dismiss …' }));
  await user.keyboard('A name of ours{Enter}');
  await waitFor(() => expect(within(requirement()).queryByRole('button', { name: /Vague/ })).toBeNull());
  expect(statement).toHaveFocus();

  await user.type(statement, ' each day');
  await waitFor(async () => expect((await api.findings.of('prd'))[0]?.statement).toMatch(/each day$/));
  expect(within(requirement()).queryByRole('button', { name: /Vague/ })).toBeNull();

  commands.run('prd.look');
  const list = await screen.findByRole('dialog', { name: 'To look at' });
  await user.click(within(list).getByText('Dismissed: 1'));
  expect(within(list).getByText('A name of ours')).toBeInTheDocument();
  await user.click(within(list).getByRole('button', { name: 'Bring back' }));
  await user.keyboard('{Escape}');
  expect(await within(requirement()).findByRole('button', { name: /Vague/ })).toBeInTheDocument();
});

test('a rewrite is taken, and taken back', async () => {
  const user = await open();
  const statement = within(requirement()).getByRole('textbox', { name: /statement/ });
  await user.clear(statement);
  await user.type(statement, 'The file must be stored');
  await within(requirement()).findByRole('button', { name: /Who does it/ });
  statement.focus();
  commands.run('prd.look-next');
  await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/Who does it/));
  await user.click(within(requirement()).getByRole('button', { name: 'Use this' }));
  expect(statement).toHaveValue('The ERP shall store the file');
  await waitFor(async () =>
    expect((await stored()).requirements[0]?.statement).toBe('The ERP shall store the file'),
  );
  await waitFor(() => expect(toasts.list.at(-1)?.text).toBe('REQ-001 rewritten'));
  toasts.list.at(-1)?.action?.run();
  await waitFor(async () =>
    expect((await stored()).requirements[0]?.statement).toBe('The file must be stored'),
  );
});

test('the undo keys take a rewrite back at once, also one that is not on the disk yet', async () => {
  const user = await open();
  const off = commands.add(() => [{ id: 'history.undo', title: 'Undo', group: 'Change', run: undo }]);
  const statement = within(requirement()).getByRole('textbox', { name: /statement/ });
  await user.clear(statement);
  await user.type(statement, 'The file must be stored');
  await user.click(await within(requirement()).findByRole('button', { name: /Who does it/ }));
  await user.click(within(requirement()).getByRole('button', { name: 'Use this' }));
  expect(statement).toHaveFocus();
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(async () =>
    expect((await stored()).requirements[0]?.statement).toBe('The file must be stored'),
  );
  off();
});

test('the list leads to what is missing, and nothing is said while reading', async () => {
  const user = await open();
  await user.click(await screen.findByRole('button', { name: '1 to look at' }));
  const list = await screen.findByRole('dialog', { name: 'To look at' });
  await user.click(within(list).getByText('No acceptance criterion: 1 requirement'));
  await user.click(within(list).getByRole('button', { name: /REQ-001/ }));
  await waitFor(() => expect(document.activeElement).toHaveAccessibleName('No acceptance criterion'));
  expect(
    within(requirement()).getByText('Nothing says when it is met.', { exact: false }),
  ).toBeInTheDocument();
  commands.run('prd.read');
  await waitFor(() => expect(screen.queryByText(/to look at/)).toBeNull());
});

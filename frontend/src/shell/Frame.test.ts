import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { Code, useBackend } from '$lib/api';
import { createFake } from '$lib/api/fake';
import { failure } from '$lib/api/fake/memory';
import Frame from './Frame.svelte';

const user = userEvent.setup();

async function open(place = '#/people') {
  window.location.hash = place;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  render(Frame);
  return screen.findByRole('navigation', { name: 'Areas' });
}

describe('the window', () => {
  beforeEach(() => useBackend(createFake()));

  test('first start: the sample is one press away, and gone and back with one each', async () => {
    useBackend(createFake({ open: false }));
    render(Frame);
    await user.click(await screen.findByRole('button', { name: /Explore the sample/ }));
    const areas = await screen.findByRole('navigation', { name: 'Areas' });
    expect(within(areas).getByText('ERP finance')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(within(areas).queryByText('ERP finance')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await within(areas).findByText('ERP finance')).toBeVisible();
  });

  test('what was deleted comes back by the toast, and by Ctrl+Z', async () => {
    await open('#/people?person=rina');
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(screen.queryAllByText('Rina Hartono')).toHaveLength(0));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect((await screen.findAllByText('Rina Hartono')).length).toBeGreaterThan(0);

    await user.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
    await waitFor(() => expect(screen.queryAllByText('Rina Hartono')).toHaveLength(0));
    await user.keyboard('{Control>}z{/Control}');
    expect((await screen.findAllByText('Rina Hartono')).length).toBeGreaterThan(0);
  });

  test('a person without a name is refused at the field, and kept in the form', async () => {
    await open('#/people');
    await user.click(await screen.findByRole('button', { name: 'New person' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Name'), '  ');
    await user.type(within(dialog).getByLabelText('Role'), 'Auditor');
    await user.click(within(dialog).getByRole('button', { name: 'Add person' }));
    expect(await within(dialog).findByText('The name is empty. Type one.')).toBeVisible();
    expect(within(dialog).getByLabelText('Role')).toHaveValue('Auditor');
  });

  test('the keys of a view work after coming from another one', async () => {
    await open('#/settings');
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('gp');
    await screen.findByRole('heading', { name: 'People' });
    await user.keyboard('n');
    expect(await screen.findByRole('dialog')).toHaveTextContent('New person');
  });

  test('a backend that does not answer is told, and trying again goes on', async () => {
    const backend = createFake();
    const current = backend.workspaces.Current;
    backend.workspaces.Current = () => Promise.reject(failure(Code.Unavailable, 'The disk is gone.'));
    useBackend(backend);
    render(Frame);
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is gone.');
    backend.workspaces.Current = current;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('navigation', { name: 'Areas' })).toBeVisible();
  });

  test('another program’s file or link does not replace the page', async () => {
    const { keepPage } = await import('./keepPage');
    const opened: string[] = [];
    const backend = createFake();
    backend.links.Open = (address) => Promise.resolve(void opened.push(address));
    useBackend(backend);
    const release = keepPage(window);
    document.body.insertAdjacentHTML('beforeend', '<a id="out" href="https://example.org">out</a>');
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    document.getElementById('out')!.dispatchEvent(click);
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    document.body.dispatchEvent(drop);
    expect([click.defaultPrevented, drop.defaultPrevented]).toEqual([true, true]);
    expect(opened).toEqual(['https://example.org']);
    release();
  });
});

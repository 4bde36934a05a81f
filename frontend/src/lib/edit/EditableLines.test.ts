import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Editor } from './editor.svelte';
import EditableLines from './EditableLines.svelte';

interface Ask {
  id: string;
  revision: number;
  whys: string[];
}

function show(whys: string[]) {
  let stored: Ask = { id: 'a', revision: 1, whys };
  const editor = new Editor<Ask, 'whys'>({ ...stored }, ['whys'], {
    read: () => Promise.resolve(stored),
    write: vi.fn((next: Ask) => {
      stored = { ...next, revision: next.revision + 1 };
      return Promise.resolve(stored);
    }),
  });
  const list = render(EditableLines<'whys'>, {
    props: { editor, field: 'whys', label: 'Why', last: 'Root cause' },
  });
  const add = () => (list.component as unknown as { add: () => void }).add();
  return { add, stored: () => stored.whys, user: userEvent.setup() };
}

const field = (name: string) => screen.getByRole('textbox', { name });

test('Enter adds the next why, one after the other, each saved as it is left', async () => {
  const { add, stored, user } = show([]);
  add();
  await waitFor(() => expect(field('Why 1')).toHaveFocus());
  await user.keyboard('it is slow{Enter}');
  await waitFor(() => expect(field('Why 2')).toHaveFocus());
  await user.keyboard('nobody owns it{Control>}{Enter}{/Control}');
  await waitFor(() => expect(stored()).toEqual(['it is slow', 'nobody owns it']));
  expect(field('Why 2, root cause')).toHaveValue('nobody owns it');
});

test('a why moves by a key', async () => {
  const { stored, user } = show(['one', 'two', 'three']);
  await user.click(field('Why 2'));
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(stored()).toEqual(['two', 'one', 'three']));
  expect(field('Why 1')).toHaveFocus();
});

test('Backspace takes an empty why away, Escape gives up what was typed', async () => {
  const { add, stored, user } = show(['one', 'two']);
  add();
  await waitFor(() => expect(field('Why 3')).toHaveFocus());
  await user.keyboard('{Backspace}');
  await waitFor(() => expect(field('Why 2, root cause')).toHaveFocus());
  await user.keyboard(' and more{Escape}');
  expect(field('Why 2, root cause')).toHaveValue('two');
  expect(stored()).toEqual(['one', 'two']);
});

test('a why that was added and left empty is gone', async () => {
  const { add, stored, user } = show(['one']);
  add();
  await waitFor(() => expect(field('Why 2')).toHaveFocus());
  await user.tab();
  await user.click(document.body);
  await waitFor(() => expect(screen.getAllByRole('textbox')).toHaveLength(1));
  expect(stored()).toEqual(['one']);
});

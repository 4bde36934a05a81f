import { expect, test } from 'vitest';
import { commands } from './registry.svelte';

test('of two commands with one id the newest view has its own, and gives it back', () => {
  const open = (title: string) => [{ id: 'review.open', title, group: 'Go to', run: () => undefined }];
  const leaveFrame = commands.add(() => open('everywhere'));
  const leaveView = commands.add(() => open('here'));
  expect(commands.available.map(({ title }) => title)).toEqual(['here']);
  leaveView();
  expect(commands.available.map(({ title }) => title)).toEqual(['everywhere']);
  leaveFrame();
});

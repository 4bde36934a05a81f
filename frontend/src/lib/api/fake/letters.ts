// Letters to everyone who asked: nothing is written, only counted.
import type { Backend } from '../client';
import type { Memory } from './memory';

export function fakeLetters(memory: Memory): Backend['letters'] {
  let progress = { done: 0, total: 0 };
  return {
    Write: ({ replace }) =>
      memory.read((state) => {
        const written = state.stakeholders.length;
        progress = { done: written, total: written };
        return {
          cancelled: false,
          folder: '/home/pm/letters',
          written,
          same: 0,
          clashes: replace ? 0 : 1,
          leftOut: [{ name: 'Quenby Quillfeather', why: 'declined to be noted' }],
          warnings: [],
        };
      }),
    Progress: () => Promise.resolve(progress),
    Cancel: () => Promise.resolve(),
    Open: () => Promise.resolve(),
  };
}

import { expect, test } from 'vitest';
import { Drawings } from './drawings';

test('pages are drawn one after the other, those in sight first, and one that fails holds up none', async () => {
  const drawings = new Drawings();
  const drawn: string[] = [];
  let under = 0;
  const page = (name: string, inSight: boolean) => ({
    inSight: () => inSight,
    draw: async () => {
      expect((under += 1)).toBe(1);
      await Promise.resolve();
      drawn.push(name);
      under -= 1;
      if (name === 'third') throw new Error('stopped');
    },
  });
  const all = new Promise<void>((done) => {
    drawings.add(page('first', false));
    drawings.add(page('second', false));
    drawings.add(page('third', true));
    drawings.add(page('fourth', true));
    drawings.add({
      inSight: () => false,
      draw: async () => {
        await Promise.resolve();
        done();
      },
    });
  });
  await all;
  expect(drawn).toEqual(['third', 'fourth', 'first', 'second']);
});

import { expect, test } from 'vitest';
import { Drawings, Urgency } from './drawings';

test('pages are drawn one after the other, the most urgent first, and one that fails holds up none', async () => {
  const drawings = new Drawings();
  const drawn: string[] = [];
  let under = 0;
  const page = (name: string, urgency: Urgency) => ({
    urgency: () => urgency,
    draw: async () => {
      expect((under += 1)).toBe(1);
      await Promise.resolve();
      drawn.push(name);
      under -= 1;
      if (name === 'third') throw new Error('stopped');
    },
  });
  const all = new Promise<void>((done) => {
    drawings.add(page('first', Urgency.Later));
    drawings.add(page('second', Urgency.Later));
    drawings.add(page('third', Urgency.InSight));
    drawings.add(page('fourth', Urgency.InSight));
    drawings.add(page('fifth', Urgency.Written));
    drawings.add({
      urgency: () => Urgency.Later,
      draw: async () => {
        await Promise.resolve();
        done();
      },
    });
  });
  await all;
  expect(drawn).toEqual(['fifth', 'third', 'fourth', 'first', 'second']);
});

import type { ThemeColumn } from '$lib/api';

const shapes = ['square', 'circle', 'diamond', 'triangle', 'ring'] as const;
const colours = ['accent', 'ask', 'decision', 'quote', 'question', 'pain', 'star', 'action'] as const;

/** What marks a theme at a glance. The name beside it says the same in words. */
export interface Mark {
  shape: (typeof shapes)[number];
  colour: (typeof colours)[number];
}

/** Gives each theme its mark in the order in which they were made, so that moving a column does not change it. */
export function marksOf(columns: readonly ThemeColumn[]): Partial<Record<string, Mark>> {
  const themes = columns.filter(({ id }) => id !== '');
  themes.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
  return Object.fromEntries(
    themes.map(({ id }, i) => {
      const shape = shapes[i % shapes.length] ?? 'square';
      const colour = colours[i % colours.length] ?? 'accent';
      return [id, { shape, colour }];
    }),
  );
}

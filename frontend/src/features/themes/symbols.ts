import type { Theme, ThemeColumn } from '$lib/api';

/** The symbols of the board, by the names under which a theme keeps them. */
export const symbolWords = {
  square: 'Square',
  circle: 'Circle',
  diamond: 'Diamond',
  triangle: 'Triangle',
  ring: 'Ring',
  cross: 'Cross',
  star: 'Star',
} as const;

/** The colours of the board: what each is called, and its token. */
export const colours = {
  blue: { word: 'Blue', token: 'accent' },
  orange: { word: 'Orange', token: 'ask' },
  green: { word: 'Green', token: 'decision' },
  violet: { word: 'Violet', token: 'quote' },
  teal: { word: 'Teal', token: 'question' },
  red: { word: 'Red', token: 'pain' },
  amber: { word: 'Amber', token: 'star' },
  olive: { word: 'Olive', token: 'action' },
} as const;

export type Symbol = keyof typeof symbolWords;
export type Colour = keyof typeof colours;

/** What marks a theme at a glance. The name beside it says the same in words. */
export interface Mark {
  symbol: Symbol;
  colour: Colour;
}

const symbolNames = Object.keys(symbolWords) as Symbol[];
const colourNames = Object.keys(colours) as Colour[];

const chosen = ({ symbol, colour }: Theme): Partial<Mark> => ({
  ...(symbol in symbolWords ? { symbol: symbol as Symbol } : {}),
  ...(colour in colours ? { colour: colour as Colour } : {}),
});

/**
 * Gives each theme the mark that was chosen for it, else one by the order in which they were made, so that moving a
 * column does not change it. A part takes after its theme in colour.
 */
export function marksOf(columns: readonly ThemeColumn[]): Partial<Record<string, Mark>> {
  const themes = columns.filter(({ id }) => id !== '');
  themes.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
  const marks: Partial<Record<string, Mark>> = {};
  for (const [i, theme] of themes.entries()) {
    const symbol = symbolNames[i % symbolNames.length] ?? 'square';
    const colour = colourNames[i % colourNames.length] ?? 'blue';
    marks[theme.id] = { symbol, colour, ...chosen(theme) };
  }
  for (const { id, parentId, colour } of themes) {
    const [mark, whole] = [marks[id], marks[parentId ?? '']];
    if (mark && whole && colour === '') mark.colour = whole.colour;
  }
  return marks;
}

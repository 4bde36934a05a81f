import type { Theme, ThemeColumn } from '$lib/api';

/** The theme of a column, without what is counted and listed of it. */
export function plainTheme(column: ThemeColumn): Theme {
  const theme: Theme & Partial<ThemeColumn> = { ...column };
  for (const part of ['askIds', 'partOf']) Reflect.deleteProperty(theme, part);
  return theme;
}

import type { Theme } from '$lib/api';

/** A theme's name after that of the theme it is a part of: "Close › See who is late". */
export function themePath({ name, parentId }: Theme, all: readonly Theme[]): string {
  const whole = all.find(({ id }) => id === parentId);
  return whole ? `${whole.name} › ${name}` : name;
}

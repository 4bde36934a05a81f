import type { Reference } from './references';

/**
 * Where a reference leads, as an address or as something to do; undefined where it leads nowhere. What it leads to may
 * have words of its own, which stand in place of those that were written.
 */
export type Follow = (to: Reference) => { href: string; words?: string } | { run: () => unknown } | undefined;

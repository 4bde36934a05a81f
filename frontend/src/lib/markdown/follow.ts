import type { Reference } from './references';

/** Where a reference leads, as an address or as something to do; undefined where it leads nowhere. */
export type Follow = (to: Reference) => { href: string } | { run: () => unknown } | undefined;

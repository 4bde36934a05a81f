import type { Group } from './groups';

/** What the PM changed about suggestions. */
interface Changed {
  groups: Group[];
  out: string[];
  finer: number;
}

/** Changes that wait while another view is open; they go with the window. */
export const remembered = new Map<string, Changed>();

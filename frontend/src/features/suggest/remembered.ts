import type { Suggestions } from '$lib/api';
import type { Corrected } from './corrections';
import type { Group } from './groups';

/** What a correction of the suggestions may change. */
export interface Correctable {
  groups: Group[];
  out: string[];
  unplaced: string[];
  found: Suggestions | undefined;
  finer: number;
  selected: string;
}

/** What the PM changed about suggestions, and how to take that back. */
interface Changed extends Pick<Correctable, 'groups' | 'out' | 'finer'> {
  corrections: Corrected<Correctable>;
}

/** Changes that wait while another view is open; they go with the window. */
export const remembered = new Map<string, Changed>();

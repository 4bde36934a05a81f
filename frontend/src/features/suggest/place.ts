import type { AskFilter } from '$lib/api';

/** Reads the filter of asks that the address carries as JSON; anything else takes all. */
export function filterOf(text: string | undefined): Partial<AskFilter> {
  try {
    const filter: unknown = JSON.parse(text ?? '{}');
    return typeof filter === 'object' && filter !== null ? filter : {};
  } catch {
    return {};
  }
}

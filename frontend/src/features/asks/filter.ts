import { askFilter, type AskFilter } from '$lib/api';

/** The filter as the address keeps it, each part empty for "all". */
export interface FilterQuery {
  product: string;
  person: string;
  theme: string;
  decision: string;
  channel: string;
  q: string;
}

export const noFilter: FilterQuery = { product: '', person: '', theme: '', decision: '', channel: '', q: '' };

/** Reads the filter from the query of the address; other parts of the query are left out. */
export function filterOf(query: Partial<Record<string, string>>): FilterQuery {
  const parts = Object.keys(noFilter).map((key) => [key, query[key] ?? '']);
  return Object.fromEntries(parts) as FilterQuery;
}

/** The filter as the backend takes it. */
export function toAskFilter(filter: FilterQuery): AskFilter {
  return askFilter({
    productId: filter.product,
    stakeholderId: filter.person,
    themeId: filter.theme,
    decision: filter.decision,
    channel: filter.channel,
    text: filter.q.trim(),
  });
}

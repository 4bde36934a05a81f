import {
  Debtor,
  type AskFilter,
  type CitingQuery,
  type PromiseFilter,
  type SearchQuery,
  type SessionFilter,
  type VoicesQuery,
} from './types';

// An empty value takes all. Generated enums have no empty member, hence the casts.

/** A filter of sessions that takes all but what is named. */
export function sessionFilter(part: Partial<SessionFilter> = {}): SessionFilter {
  return { productId: '', stakeholderId: '', ...part };
}

/** A filter of promises that takes every open one but what is named. */
export function promiseFilter(part: Partial<PromiseFilter> = {}): PromiseFilter {
  return { productId: '', stakeholderId: '', debtor: Debtor.Anyone, settled: false, ...part };
}

/** A filter of asks that takes all but what is named, the latest heard first. */
export function askFilter(part: Partial<Record<keyof AskFilter, string | boolean>> = {}): AskFilter {
  const all = {
    place: '',
    productId: '',
    stakeholderId: '',
    team: '',
    themeId: '',
    decision: '',
    channel: '',
    noRoot: false,
    asleep: false,
    noteId: '',
    text: '',
    sort: '',
    reverse: false,
  };
  return { ...all, ...part } as unknown as AskFilter;
}

/** The voices behind all that is named. */
export function voicesQuery(part: Partial<VoicesQuery> = {}): VoicesQuery {
  return { productId: '', themeId: '', askId: '', text: '', ...part };
}

/** What rests on the one thing that is named. */
export function citingQuery(part: Partial<CitingQuery>): CitingQuery {
  return { askId: '', noteId: '', stakeholderId: '', themeId: '', ...part };
}

/** A search for a text everywhere but where the rest narrows it. */
export function searchQuery(
  text: string,
  part: Partial<Record<keyof SearchQuery, string | number>> = {},
): SearchQuery {
  const all = { productId: '', stakeholderId: '', kind: '', noteKind: '', from: '', to: '', limit: 100 };
  return { ...all, ...part, text } as unknown as SearchQuery;
}

import { api, Channel, Decision, type AskFilter, type Note, type SessionSummary } from '$lib/api';

/** All asks of a product; the empty values of the filter take everything. */
export function asksOf(productId: string, more: Partial<AskFilter> = {}): AskFilter {
  const everything = '' as Decision & Channel;
  const none = { stakeholderId: '', themeId: '', decision: everything, channel: everything, text: '' };
  return { productId, ...none, ...more };
}

/** Finds the ask that a note stands behind: first among those in the note's own words, then among its speaker's. */
export async function findAsk(note: Note, session: SessionSummary): Promise<string | undefined> {
  const tried = new Set<string>();
  const filters = [{ text: note.text }, { stakeholderId: note.speakerId ?? '', channel: session.channel }];
  for (const filter of filters) {
    for (const { id } of await api.asks.list(asksOf(session.productId, filter))) {
      if (tried.has(id)) continue;
      tried.add(id);
      const { evidence } = await api.asks.get(id);
      if (evidence.some(({ noteId }) => noteId === note.id)) return id;
    }
  }
  return undefined;
}

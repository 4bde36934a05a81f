import { api, type AskRemoval } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { plural } from '$lib/format';

/** What was deleted, in words: what went with the ask, and which requirements miss it. */
function deletedWords({ merged, cited }: AskRemoval): string {
  const gone = merged === 0 ? 'Ask deleted' : `Ask deleted with the ${plural(merged, 'ask')} merged into it`;
  if (cited === 0) return gone;
  return `${gone}. ${plural(cited, 'requirement')} cited it and now ${cited === 1 ? 'lacks' : 'lack'} that source.`;
}

/** Deletes an ask with what was merged into it, and says so. True when it was done. */
export const deleteAsk = (id: string): Promise<boolean> =>
  attemptUndoable(deletedWords, () => api.asks.delete(id));

import { api } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { plural } from '$lib/format';

/** Deletes an ask, and says when requirements are left without that source. True when it was done. */
export const deleteAsk = (id: string): Promise<boolean> =>
  attemptUndoable(
    (cited) =>
      cited === 0
        ? 'Ask deleted'
        : `Ask deleted. ${plural(cited, 'requirement')} cited it and now ${cited === 1 ? 'lacks' : 'lack'} that source.`,
    () => api.asks.delete(id),
  );

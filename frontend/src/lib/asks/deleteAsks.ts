import { api, type AskRemoval } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { plural } from '$lib/format';

/** What was deleted, in words: what went with the asks, and which requirements miss them. */
export function deletedWords(count: number, { merged, cited }: AskRemoval): string {
  const [what, them] = count === 1 ? ['Ask', 'it'] : [plural(count, 'ask'), 'them'];
  const gone =
    merged === 0
      ? `${what} deleted`
      : `${what} deleted with the ${plural(merged, 'ask')} merged into ${them}`;
  if (cited === 0) return gone;
  return `${gone}. ${plural(cited, 'requirement')} cited ${them} and now ${cited === 1 ? 'lacks' : 'lack'} that source.`;
}

/** Deletes asks with what was merged into them, as one step, and says so. True when it was done. */
export const deleteAsks = (ids: readonly string[]): Promise<boolean> =>
  attemptUndoable(
    (removal) => deletedWords(ids.length, removal),
    () => api.asks.delete([...ids]),
  );

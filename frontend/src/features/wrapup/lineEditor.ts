import { api, type Note } from '$lib/api';
import { Editor } from '$lib/edit/editor.svelte';

/** A note as the line it would be typed as. */
export interface Line {
  id: string;
  line: string;
  revision: number;
}

/** Edits a note as its line: what changed elsewhere meanwhile is never replaced unseen. */
export async function lineEditor(note: Note): Promise<Editor<Line, 'line'>> {
  const { id, sessionId } = note;
  const at = async (revision: number): Promise<Line> => ({ id, line: await api.notes.line(id), revision });
  return new Editor(await at(note.revision), ['line'], {
    read: async () => {
      const now = (await api.notes.list(sessionId)).find((one) => one.id === id);
      return at(now?.revision ?? note.revision);
    },
    write: async ({ line, revision }: Line) => at((await api.notes.edit({ id, line, revision })).revision),
  });
}

import { api, query, type NoteCiting } from '$lib/api';

/** The requirements that rest on the notes of an opened session. Make it while a component is being set up. */
export class Cited {
  readonly #answer;

  constructor(sessionId: string) {
    this.#answer = query(() => api.prds.citingNotes(sessionId));
  }

  /** Those of one note, in the order of their PRDs. */
  of(noteId: string): readonly NoteCiting[] {
    return (this.#answer.data ?? []).filter((one) => one.noteId === noteId);
  }
}

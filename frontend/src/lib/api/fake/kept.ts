// What is kept of what was: backups, the trash, earlier versions of notes and edits under way.
import type { Backend } from '../client';
import {
  BackupReason,
  Code,
  TrashKind,
  type Backup,
  type EditDraft,
  type NoteVersion,
  type WorkspaceInfo,
} from '../types';
import { failure, find, remove, replace, type Memory } from './memory';
import type { State } from './seed';

const now = '2026-11-23T10:00:00Z';

/** How much there is of everything. */
export const countsOf = (state: State) => ({
  sessions: state.sessions.length,
  notes: state.notes.length,
  asks: state.asks.length,
  themes: state.themes.length,
  prds: state.prds.length,
  stakeholders: state.stakeholders.length,
  products: state.products.length,
});

/** Copies of the workspace. */
export function fakeBackups(memory: Memory, current: () => Promise<WorkspaceInfo>): Backend['backups'] {
  const folder = '/home/pm/Throughline/Blue Harbour backups';
  const made: (Backup & { state: State })[] = [];
  const keep = (reason: BackupReason, state: State): Backup => {
    const name = `Blue Harbour ${made.length + 1}.throughline`;
    const backup = { name, path: `${folder}/${name}`, at: now, bytes: 480_000, reason };
    made.unshift({ ...backup, state });
    return backup;
  };
  return {
    List: () =>
      Promise.resolve({
        folder,
        backups: made.map(({ name, path, at, bytes, reason }) => ({ name, path, at, bytes, reason })),
      }),
    Make: () => memory.read((state) => keep(BackupReason.ByHand, state)),
    KeepUp: () => Promise.resolve(false),
    Try: (name) => {
      const { state } = made.find((backup) => backup.name === name) ?? memory;
      return Promise.resolve({ counts: countsOf(state), lastNote: now });
    },
    Restore: async (name) => {
      const kept = made.find((backup) => backup.name === name);
      if (!kept) throw failure(Code.NotFound, 'This backup is not there any more.');
      const replaced = keep(BackupReason.Replaced, memory.state).name;
      memory.state = kept.state;
      return { workspace: await current(), replaced };
    },
  };
}

const kinds = {
  notes: TrashKind.Note,
  sessions: TrashKind.Session,
  stakeholders: TrashKind.Person,
} as const;

/** Takes a row away into the trash. */
export function discard(state: State, table: keyof typeof kinds, id: string): void {
  const row = find<{ id: string; text?: string; title?: string; name?: string }>(state[table], id);
  remove(state[table], id);
  state.trash.unshift({
    item: {
      id: `trash-${id}`,
      kind: kinds[table],
      ref: id,
      title: row.text ?? row.title ?? row.name ?? '',
      place: '',
      notes: 0,
      asks: 0,
      private: false,
      deletedAt: now,
    },
    putBack: { table, row },
  });
}

export function fakeTrash(memory: Memory): Backend['trash'] {
  return {
    List: (text) =>
      memory.read((state) => ({
        items: state.trash
          .map(({ item }) => item)
          .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase())),
        more: false,
      })),
    Restore: (id) =>
      memory.change('Restore from the trash', (state) => {
        const index = state.trash.findIndex(({ item }) => item.id === id);
        const [found] = state.trash.splice(index, 1);
        if (!found) throw failure(Code.NotFound, 'It is not in the trash any more.');
        (state[found.putBack.table] as unknown[]).push(found.putBack.row);
        return found.item;
      }),
  };
}

/** Keeps what a note says now as an earlier version. */
export function keepVersion(state: State, noteId: string): void {
  const { kind, speakerId, text, tags, importance, due, updatedAt } = find(state.notes, noteId);
  const version: NoteVersion = {
    id: state.versions.length + 1,
    noteId,
    kind,
    text,
    tags,
    importance,
    due,
    writtenAt: updatedAt,
    ...(speakerId === undefined ? {} : { speakerId }),
  };
  state.versions.unshift(version);
}

export function fakeHistories(
  memory: Memory,
): Pick<Backend['notes'], 'Versions' | 'BringBack' | 'EditDrafts' | 'SaveEditDraft' | 'Unsent'> {
  const drafts = new Map<string, EditDraft>();
  return {
    Versions: (id) => memory.read((state) => state.versions.filter(({ noteId }) => noteId === id)),
    BringBack: ({ id, version }) =>
      memory.change('Bring back an earlier version', (state) => {
        const earlier = state.versions.find((v) => v.id === version);
        if (!earlier) throw failure(Code.NotFound, 'There is no such version.');
        keepVersion(state, id);
        const { kind, text, tags } = earlier;
        return replace(state.notes, { ...find(state.notes, id), kind, text, tags });
      }),
    EditDrafts: (sessionId) =>
      memory.read((state) =>
        [...drafts.values()].filter(({ noteId }) =>
          state.notes.some((note) => note.id === noteId && note.sessionId === sessionId),
        ),
      ),
    SaveEditDraft: ({ id, line, revision }) => {
      if (line === '') drafts.delete(id);
      else drafts.set(id, { noteId: id, line, revision, updatedAt: now });
      return Promise.resolve();
    },
    Unsent: () => Promise.resolve({ sessionId: '', title: '', at: now }),
  };
}

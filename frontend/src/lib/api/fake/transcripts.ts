import type { Backend } from '../client';
import { NoteKind, Outcome, type ImportPreview } from '../types';
import { find, remove, type Memory } from './memory';
import type { State } from './seed';
import { addAsk } from './synthesis';

const stamp = { createdAt: '2026-11-23T10:00:00Z', updatedAt: '2026-11-23T10:00:00Z', revision: 1 };

/** The one file that the fake has at hand: a talk of three lines. */
const said = [
  { offsetMs: 62_000, speaker: 'Rina', text: 'We close on nine spreadsheets. Each owner mails theirs.' },
  { offsetMs: 68_000, speaker: 'Guest 1', text: 'Which ledger is right?' },
  { offsetMs: 70_000, speaker: 'Rina', text: 'We need to see who is late.' },
];

function preview(state: State): ImportPreview {
  const same = state.transcripts
    .filter(({ hash }) => hash === 'talk')
    .map(({ sessionId, createdAt }) => ({
      sessionId,
      title: find(state.sessions, sessionId).title,
      at: createdAt,
    }));
  return {
    cancelled: false,
    hash: 'talk',
    name: 'talk.vtt',
    format: 'vtt',
    notes: false,
    title: '',
    at: '2026-11-20T09:00:00Z',
    lines: said.length,
    lengthMs: 75_000,
    asks: 1,
    speakers: [
      { speaker: 'Rina', lines: 2, sample: said[0]?.text ?? '', name: 'Rina Hartono' },
      { speaker: 'Guest 1', lines: 1, sample: said[1]?.text ?? '', name: 'Guest 1' },
    ],
    same,
  };
}

/** What stands beside notes, and the one file that can come in. */
export function fakeTranscripts(memory: Memory): Backend['transcripts'] {
  const personOf = (state: State, name?: string) => state.stakeholders.find((p) => p.name === name)?.id;
  return {
    Choose: () => memory.read(preview),
    Drop: () => memory.read(preview),
    Open: () => memory.read(preview),
    Import: ({ hash, sessionId, speakers, shiftMs }) =>
      memory.change('Import transcript', (state) => {
        const id = memory.id();
        const transcript = { ...stamp, id, sessionId, name: 'talk.vtt', format: 'vtt', hash, shiftMs };
        state.transcripts.push({ ...transcript, lineCount: said.length, lengthMs: 75_000 });
        for (const [i, line] of said.entries()) {
          const speakerId = personOf(state, speakers.find((s) => s.speaker === line.speaker)?.name);
          state.lines.push({
            ...line,
            id: `${id}-${i}`,
            transcriptId: id,
            position: i + 1,
            endMs: 0,
            ...(speakerId === undefined ? {} : { speakerId }),
          });
        }
        const { title } = find(state.sessions, sessionId);
        return {
          sessionId,
          title,
          format: 'vtt',
          lines: said.length,
          notes: 0,
          asks: 0,
          people: speakers.length,
        };
      }),
    List: (sessionId) => memory.read((state) => state.transcripts.filter((t) => t.sessionId === sessionId)),
    Lines: (id) => memory.read((state) => state.lines.filter((line) => line.transcriptId === id)),
    Shift: ({ id, shiftMs }) =>
      memory.change('Align transcript', (state) => Object.assign(find(state.transcripts, id), { shiftMs })),
    Quote: ({ lineId, kind, words }) =>
      memory.change('Add from the transcript', (state) => {
        const line = find(state.lines, lineId);
        const { sessionId, shiftMs } = find(state.transcripts, line.transcriptId);
        const note = {
          ...stamp,
          id: memory.id(),
          sessionId,
          offsetMs: line.offsetMs + shiftMs,
          kind,
          text: words,
          tags: [],
          importance: 0,
          due: '',
          level: 0,
          private: false,
          outcome: Outcome.Open,
          ...(line.speakerId === undefined ? {} : { speakerId: line.speakerId }),
        };
        state.notes.push(note);
        return { note, askId: kind === NoteKind.Ask ? addAsk(memory, state, note.id) : '' };
      }),
    Delete: (id) => memory.change('Delete transcript', (state) => remove(state.transcripts, id)),
  };
}

import type { Stakeholder, ThemeColumn, VoiceCount } from '$lib/api';
import { plural } from '$lib/format';
import { voicesInWords } from '$lib/asks/askWords';

/** The independent voices of the whole board: each person, team and channel once. */
export function countBoard(
  columns: readonly ThemeColumn[],
  person: (id: string) => Stakeholder | undefined,
): VoiceCount {
  const asks = columns.flatMap((column) => column.asks);
  const people = new Set(asks.flatMap((ask) => ask.personIds));
  const teams = new Set(
    [...people].flatMap((id) => {
      const { organisation = '', team = '' } = person(id) ?? {};
      return team === '' ? [] : [`${organisation}\n${team}`.toLowerCase()];
    }),
  );
  const channels = new Set(asks.flatMap((ask) => ask.channels));
  return { people: people.size, teams: teams.size, channels: channels.size };
}

/** The board in a line: "64 asks · 57 in 5 themes, 7 not placed · 23 people, 9 teams, 4 channels". */
export function boardWords(columns: readonly ThemeColumn[], voices: VoiceCount): string {
  const asks = columns.reduce((sum, column) => sum + column.asks.length, 0);
  const unplaced = columns[0]?.asks.length ?? 0;
  const placed = `${asks - unplaced} in ${plural(Math.max(0, columns.length - 1), 'theme')}`;
  const rest = unplaced > 0 ? `, ${unplaced} not placed` : '';
  return [plural(asks, 'ask'), placed + rest, voicesInWords(voices)]
    .filter((part) => part !== '')
    .join(' · ');
}

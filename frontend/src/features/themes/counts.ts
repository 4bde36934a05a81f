import type { VoiceCount } from '$lib/api';
import { formatNumber, plural } from '$lib/format';
import { voicesInWords } from '$lib/asks/askWords';
import type { Lane } from './layout';

export const nobody: VoiceCount = { people: 0, teams: 0, channels: 0 };

/** How the voices of a theme were counted. */
export function countedWords(count: VoiceCount, parts: number): string {
  const voices = voicesInWords(count);
  if (voices === '') return 'Nobody stands behind it yet.';
  const whose = parts === 0 ? '' : ` with those of its ${plural(parts, 'part')},`;
  return `${voices},${whose} each counted once, however often they asked.`;
}

/** "12", or "3 of 12" where a filter hides some. */
export function ofAll(shown: number, all: number): string {
  return shown === all ? formatNumber(all) : `${formatNumber(shown)} of ${formatNumber(all)}`;
}

/**
 * The board in a line: "64 asks · 57 in 5 themes, 7 not placed · 23 people, 9 teams, 4 channels", or "64 asks in 5 themes"
 * where each has its theme.
 */
export function boardWords(lanes: readonly Lane[], shown: number | undefined, voices: VoiceCount): string {
  const themes = lanes.flatMap(({ theme, parts }) => [theme, ...parts]);
  const asks = themes.reduce((sum, { askIds }) => sum + askIds.length, 0);
  const unplaced = lanes[0]?.theme.askIds.length ?? 0;
  const within = `in ${plural(Math.max(0, themes.length - 1), 'theme')}`;
  const all = shown === undefined ? plural(asks, 'ask') : `${formatNumber(shown)} of ${plural(asks, 'ask')}`;
  const placed =
    unplaced === 0
      ? [`${all} ${within}`]
      : [all, `${formatNumber(asks - unplaced)} ${within}, ${formatNumber(unplaced)} not placed`];
  return [...placed, voicesInWords(voices)].filter((part) => part !== '').join(' · ');
}

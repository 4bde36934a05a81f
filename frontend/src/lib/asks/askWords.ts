import type { AskSummary, Evidence, VoiceCount } from '$lib/api';
import { formatDay, formatOffset, plural } from '$lib/format';
import { href } from '$lib/router.svelte';
import { channelWords, voiceWords } from '$lib/words';
import { workspace } from '$lib/workspace.svelte';

/** Who asks, on one line: "Budi, Rina + 3"; the channels where nobody is named. */
export function whoWords({ personIds, channels }: Pick<AskSummary, 'personIds' | 'channels'>): string {
  if (personIds.length === 0) return channelsWords(channels);
  const names = personIds.slice(0, 2).map((id) => shortName(workspace.personName(id)));
  const more = personIds.length - names.length;
  return names.join(', ') + (more > 0 ? ` + ${more}` : '');
}

/** "Budi" for Budi Santoso. Who is known by a role only, like "Project manager", is not cut short. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  return /^\p{Ll}/u.test(words.at(-1) ?? '') ? words.join(' ') : (words[0] ?? name);
}

const words: Partial<Record<string, string>> = channelWords;

/** The channels in a row: "Interview, Support ticket". */
export function channelsWords(channels: readonly string[]): string {
  return channels.map((channel) => words[channel] ?? channel).join(', ');
}

/** The count in the middle of a sentence: "5 people, 2 teams, 2 channels". */
export function voicesInWords(count: VoiceCount): string {
  return voiceWords(count).replaceAll(' · ', ', ');
}

/** How many of how many teams stand behind a card: "2 teams", empty when unknown. */
export function teamWords({ teams }: VoiceCount): string {
  return teams > 0 ? plural(teams, 'team') : '';
}

/** Whose voice it is. */
export function voiceName(voice: Evidence): string {
  return workspace.personName(voice.stakeholderId) || 'Nobody named';
}

/** Where a voice was heard: "Accounting · interview, 20:47", with the day where no time is known. */
export function voicePlace(voice: Evidence): string {
  const team = workspace.person(voice.stakeholderId)?.team ?? '';
  const offset = voice.note?.offsetMs ?? -1;
  const when = offset < 0 ? formatDay(voice.at) : formatOffset(offset);
  const heard = [inSentence(channelWords[voice.channel]), when].filter((part) => part !== '').join(', ');
  return team === '' ? heard : `${team} · ${heard}`;
}

/** "Interview" inside a sentence; an abbreviation stays as it is. */
function inSentence(word: string): string {
  return /^\p{Lu}{2}/u.test(word) ? word : word.charAt(0).toLowerCase() + word.slice(1);
}

/** The link to the moment of a voice that came from a session; undefined when it came from elsewhere. */
export function momentOf(voice: Evidence): string | undefined {
  if (voice.sessionId === undefined || voice.sessionId === '') return undefined;
  return href('sessions', voice.sessionId, { note: voice.noteId ?? '' });
}

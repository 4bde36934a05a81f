import type { Stakeholder, Standing, VoiceCount } from '$lib/api';
import { formatDay, plural } from '$lib/format';

/** How voices were counted, as a sentence tells it: "5 people of 1 team through 2 channels". */
export function countedWords({ people, teams, channels }: VoiceCount): string {
  const who = people === 0 ? 'Nobody named' : plural(people, 'person', 'people');
  const whose = teams === 0 ? '' : ` of ${plural(teams, 'team')}`;
  return channels === 0 ? who : `${who}${whose} through ${plural(channels, 'channel')}`;
}

/** From when to when something was heard: "3 Nov – 20 Nov", one day when it was one. */
export function heardWords({ firstHeardAt, lastHeardAt }: Standing): string {
  const [first, last] = [formatDay(firstHeardAt ?? ''), formatDay(lastHeardAt ?? '')];
  return first === last ? first : `${first} – ${last}`;
}

/** What the count leaves out, and why it is less than the times something was said. */
export function leftOutWords({ times, unnamed, voices }: Standing): string {
  const repeats = times - unnamed - voices.people;
  const parts = [
    repeats > 0 ? `${plural(repeats, 'repeat')} by the same people` : '',
    unnamed > 0 ? `${plural(unnamed, 'voice')} without a name` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `Not counted: ${parts.join(', ')}.`;
}

/** The share of a span of time at which a moment lies, from 0 to 1; the middle of a span that is one moment. */
export function placeIn(at: string, from: string, to: string): number {
  const [moment, start, end] = [at, from, to].map((time) => new Date(time).getTime());
  if (moment === undefined || start === undefined || end === undefined || end <= start) return 0.5;
  return Math.min(1, Math.max(0, (moment - start) / (end - start)));
}

interface Heard {
  personIds: readonly string[];
  channels: readonly string[];
}

/** The count of asks taken together: each person, team and channel once, behind however many of them they stand. */
export function countTogether(
  asks: readonly Heard[],
  person: (id: string) => Stakeholder | undefined,
): VoiceCount {
  const people = new Set(asks.flatMap(({ personIds }) => personIds));
  const teams = [...people].map(person).flatMap((known) => {
    if (!known || known.team === '') return [];
    return `${known.organisation}\n${known.team}`.toLowerCase();
  });
  const channels = new Set(asks.flatMap((ask) => ask.channels));
  return { people: people.size, teams: new Set(teams).size, channels: channels.size };
}

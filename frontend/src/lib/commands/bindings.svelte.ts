import { catalogue, type KeyRecord } from './catalogue';
import { matches, overlap, parseKeys } from './keys';

/** The keys of every command as they are now: those of the catalogue, or what the user gave instead. */
class Bindings {
  #own = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map());

  /** Takes what the user gave, from the settings. */
  use(own: readonly { command: string; keys: readonly string[] }[]): void {
    this.#own = new Map(own.map(({ command, keys }) => [command, keys]));
  }

  /** The shortcuts of a command; none for one that has none. */
  keysOf(id: string): readonly string[] {
    return this.#own.get(id) ?? known.get(id)?.keys ?? [];
  }

  /** The shortcut to show; empty for none. */
  first(id: string): string {
    return this.keysOf(id)[0] ?? '';
  }

  /** True when the user has given the command its keys. */
  isOwn(id: string): boolean {
    return this.#own.has(id);
  }

  /** Says whether a key press stands for a command. */
  pressed(event: KeyboardEvent, id: string): boolean {
    return this.keysOf(id).some((keys) => {
      const [stroke, ...more] = parseKeys(keys);
      return stroke !== undefined && more.length === 0 && matches(event, stroke);
    });
  }

  /** The commands with which one shares a key where both work, and whether it is the one that runs. */
  clashes(id: string): { record: KeyRecord; wins: boolean }[] {
    const mine = known.get(id);
    if (!mine) return [];
    return catalogue
      .filter((record) => record.id !== id && meet(mine, record))
      .filter(({ id: other }) => this.keysOf(id).some((a) => this.keysOf(other).some((b) => overlap(a, b))))
      .filter(({ id: other }) => this.isOwn(id) || this.isOwn(other))
      .map((record) => ({ record, wins: this.before(id, record.id) }));
  }

  /** Says which of two commands with the same keys runs: the user's before the app's, a screen's before everywhere's. */
  before(id: string, other: string): boolean {
    const rank = (one: string) => [
      this.isOwn(one) ? 0 : 1,
      known.get(one)?.places.includes('Everywhere') === true ? 1 : 0,
      places.get(one) ?? -1,
    ];
    const [mine, theirs] = [rank(id), rank(other)];
    const at = mine.findIndex((part, i) => part !== theirs[i]);
    return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
  }
}

const known = new Map(catalogue.map((record) => [record.id, record]));
const places = new Map(catalogue.map(({ id }, i) => [id, i]));

/** The three places of a session are one screen. */
const session: readonly string[] = ['A session', 'Selected note', 'While typing a note'];

function meet(a: KeyRecord, b: KeyRecord): boolean {
  const all = [...a.places, ...b.places];
  // A key that is pressed in the composer never reaches a selected note, nor the other way round.
  if (all.includes('Selected note') && all.includes('While typing a note')) return false;
  if (all.includes('Everywhere')) return true;
  return a.places.some((place) =>
    b.places.some((other) => place === other || (session.includes(place) && session.includes(other))),
  );
}

/** True for a command whose keys are listened for where the note is typed, and nowhere else. */
export function whileTyping(id: string): boolean {
  return known.get(id)?.places.includes('While typing a note') ?? false;
}

export const bindings = new Bindings();

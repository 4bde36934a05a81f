import { api, toApiError, type Suggestion } from '$lib/api';
import { tell } from '$lib/act';
import { fold } from '$lib/commands/match';

/** One line of the list: a name or tag that is known, or a name that would be a new person. */
export type Choice = Suggestion & { newName?: string };

interface Beginning {
  sign: string;
  typed: string;
  from: number;
  to: number;
}

/** Finds the name or tag that is being typed right before the caret. */
export function beginningAt(text: string, caret: number): Beginning | undefined {
  const found = /(?<=^|[\s"“«‘([{])([@#])([\p{L}\p{M}\p{N}_.'’-]*)$/u.exec(text.slice(0, caret));
  if (!found) return undefined;
  const [all, sign = '', typed = ''] = found;
  return { sign, typed, from: caret - all.length, to: caret };
}

/** What is offered while a name or tag is being typed in a session's composer. */
export class Completion {
  choices = $state.raw<readonly Choice[]>([]);
  /** The choice that Enter takes; -1 while Enter belongs to the line. */
  active = $state(-1);
  #beginning: Beginning | undefined;
  /** Where the list was closed by hand: it stays closed for that name or tag. */
  #closedAt = -1;
  #latest = 0;

  constructor(readonly sessionId: string) {}

  get open(): boolean {
    return this.choices.length > 0;
  }

  /** Follows what is typed. */
  async follow(text: string, caret: number): Promise<void> {
    const mine = ++this.#latest;
    const beginning = beginningAt(text, caret);
    if (beginning?.from !== this.#closedAt) this.#closedAt = -1;
    if (!beginning || this.#closedAt >= 0) {
      this.#show(undefined, []);
      return;
    }
    this.#narrow(beginning);
    const { sign, typed } = beginning;
    try {
      const { suggestions, newName } = await api.notes.complete({ sessionId: this.sessionId, sign, typed });
      if (mine !== this.#latest) return;
      const stranger = { text: `@${newName.replaceAll(' ', '_')}`, label: newName, hint: '', newName };
      this.#show(beginning, newName === '' ? suggestions : [...suggestions, stranger]);
    } catch (rejection) {
      // Without it one types the name oneself.
      if (mine === this.#latest) this.#show(undefined, []);
      console.error(toApiError(rejection).words);
    }
  }

  close(): void {
    this.#latest++;
    this.#closedAt = this.#beginning?.from ?? -1;
    this.#show(undefined, []);
  }

  /** Moves through the list, round its ends. */
  move(by: number): void {
    const count = this.choices.length;
    this.active = this.active < 0 && by < 0 ? count - 1 : (this.active + by + count) % count;
  }

  /** The choice that Tab takes: the active one, else the first that is known. */
  get likely(): number {
    return this.active >= 0 ? this.active : this.choices.findIndex(({ newName }) => newName === undefined);
  }

  /** Puts a choice into the text; a new person joins the session first. Gives the text and where the caret goes. */
  async take(index: number, text: string): Promise<{ text: string; caret: number } | undefined> {
    const choice = this.choices[index];
    const beginning = this.#beginning;
    if (!choice || !beginning) return undefined;
    this.close();
    this.#closedAt = -1;
    if (choice.newName !== undefined) {
      try {
        await api.sessions.addPerson(this.sessionId, choice.newName);
      } catch (rejection) {
        tell(rejection);
        return undefined;
      }
    }
    const after = text.slice(beginning.to);
    const word = choice.text + (/^\s/.test(after) ? '' : ' ');
    return {
      text: text.slice(0, beginning.from) + word + after,
      caret: beginning.from + word.length,
    };
  }

  /**
   * Until the answer is there, leaves of what is offered only what still goes on with what is typed, so that a key never
   * takes what was meant for the letters before.
   */
  #narrow(now: Beginning): void {
    const same = this.#beginning?.from === now.from && this.#beginning.sign === now.sign;
    const left = this.choices.filter((choice) => choice.newName === undefined && goesOn(choice, now));
    this.#show(now, same ? left : []);
  }

  #show(beginning: Beginning | undefined, choices: readonly Choice[]): void {
    this.#beginning = beginning;
    this.choices = choices;
    // A half name means nobody, so Enter completes it; a half tag may be a new one, so Enter is left alone.
    const people = beginning?.sign === '@' && beginning.typed !== '';
    this.active = people && choices[0] !== undefined && choices[0].newName === undefined ? 0 : -1;
  }
}

/** True when a name or tag begins, in one of its words, as what is typed, and has more to it. */
function goesOn({ text, label }: Choice, { typed }: Beginning): boolean {
  const begun = squashed(typed);
  if (squashed(text.slice(1)) === begun) return false;
  const words = label.split(/\s+/);
  return words.some((_, i) => squashed(words.slice(i).join('')).startsWith(begun));
}

const squashed = (name: string): string => fold(name).replace(/[\s_.'’-]/g, '');

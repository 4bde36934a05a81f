import type { Command } from '$lib/commands';

/** What is off the record can't be read, nor heard, until it is asked for; going elsewhere hides it again. */
class Veil {
  shown = $state(false);

  /** True for words that must not be seen now. */
  over(isPrivate: boolean): boolean {
    return isPrivate && !this.shown;
  }

  /** The words where they may be read now, else what they are. */
  told(words: string, isPrivate: boolean, what: string): string {
    return this.over(isPrivate) ? what : words;
  }

  commands(): Command[] {
    return [
      {
        id: 'private.show',
        title: this.shown ? 'Hide what is private' : 'Show what is private',
        group: 'Everywhere',
        words: 'off the record blur notes promises asks',
        run: () => (this.shown = !this.shown),
      },
    ];
  }
}

export const veil = new Veil();

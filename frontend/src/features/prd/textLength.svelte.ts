import { lengthOf } from '$lib/markdown/words';

/**
 * How much there is to read in texts, counted when typing rests: nobody reads it while a letter is on its way. Make it
 * while a component is being set up.
 */
export class TextLength {
  now = $state.raw(lengthOf([]));

  constructor(texts: () => readonly string[]) {
    let first = true;
    $effect(() => {
      const typed = texts();
      const timer = setTimeout(() => (this.now = lengthOf(typed)), first ? 0 : 400);
      first = false;
      return () => clearTimeout(timer);
    });
  }
}

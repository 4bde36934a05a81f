import { api, type AskMatch } from '$lib/api';

/** How long typing rests before one looks, in milliseconds. */
const rest = 120;
/** How many are shown. */
export const mostSimilar = 5;
/** What is shorter says too little to be like anything. */
const leastText = 4;

/** Keeps the asks that are like a text, as it is typed. What was overtaken by more typing is dropped. */
export class Similar {
  found = $state.raw<readonly AskMatch[]>([]);
  #latest = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  look(productId: string, text: string, askId: string): void {
    clearTimeout(this.#timer);
    const mine = ++this.#latest;
    if (productId === '' || text.trim().length < leastText) {
      this.found = [];
      return;
    }
    this.#timer = setTimeout(() => {
      api.asks.similar({ productId, text, askId, limit: mostSimilar }).then(
        (found) => {
          if (mine === this.#latest) this.found = found;
        },
        // It only helps: without it one writes on.
        () => {
          if (mine === this.#latest) this.found = [];
        },
      );
    }, rest);
  }

  leave(): void {
    this.#latest++;
    clearTimeout(this.#timer);
  }
}

/** Why an ask is like the text: "payout · date ~ day", or that they mean alike. */
export function whyWords({ words, related }: Pick<AskMatch, 'words' | 'related'>): string {
  const parts = [...words, ...related.map(({ typed, word }) => `${typed} ~ ${word}`)];
  return parts.length > 0 ? parts.join(' · ') : 'alike in meaning';
}

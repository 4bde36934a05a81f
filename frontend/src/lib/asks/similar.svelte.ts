import { api, type AskMatch } from '$lib/api';

/** How many are shown. */
const most = 5;
/** What is shorter says too little to be like anything. */
const leastText = 4;

type SimilarQuery = Parameters<typeof api.asks.similar>[0];

/**
 * Keeps the asks that are like a text, as it is typed: one question at a time, the next one with what was typed
 * meanwhile. An answer that was overtaken is dropped.
 */
export class Similar {
  found = $state.raw<readonly AskMatch[]>([]);
  #wanted: SimilarQuery | undefined;
  #version = 0;
  #busy = false;

  look(productId: string, text: string, askId: string): void {
    this.#version++;
    this.#wanted = { productId, text, askId, limit: most };
    if (!this.#busy) void this.#answer();
  }

  leave(): void {
    this.#version++;
    this.#wanted = undefined;
  }

  async #answer(): Promise<void> {
    this.#busy = true;
    while (this.#wanted) {
      const [mine, asked] = [this.#version, this.#wanted];
      this.#wanted = undefined;
      const found = await find(asked);
      // Typing went on while the answer was on its way.
      if (mine === this.#version) this.found = found;
    }
    this.#busy = false;
  }
}

async function find(asked: SimilarQuery): Promise<readonly AskMatch[]> {
  if (asked.productId === '' || asked.text.trim().length < leastText) return [];
  // It only helps: without it one writes on.
  return api.asks.similar(asked).catch(() => []);
}

/** Why an ask is like the text: "payout · date ~ day", or that they mean alike. */
export function whyWords({ words, related }: Pick<AskMatch, 'words' | 'related'>): string {
  const parts = [...words, ...related.map(({ typed, word }) => `${typed} ~ ${word}`)];
  return parts.length > 0 ? parts.join(' · ') : 'alike in meaning';
}

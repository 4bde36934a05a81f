import { api, query, toApiError, type HouseStyle } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';

/** The accent of a workspace that has none of its own. */
export const houseAccent = '#3b5bdb';

/** Accents that can be read on white, to choose from. */
export const swatches = [
  { colour: houseAccent, name: 'Indigo' },
  { colour: '#0b6bb8', name: 'Blue' },
  { colour: '#0f766e', name: 'Teal' },
  { colour: '#2b7a3d', name: 'Green' },
  { colour: '#a15c07', name: 'Ochre' },
  { colour: '#c2410c', name: 'Rust' },
  { colour: '#be123c', name: 'Crimson' },
  { colour: '#86359c', name: 'Plum' },
  { colour: '#3d444d', name: 'Graphite' },
] as const;

/** How the workspace's documents look, while it is being changed. */
export class HouseStyles {
  style = $state.raw<HouseStyle>();
  /** What is said of the colour that was typed. */
  said = $state('');
  /** Why the colour that was typed is none. */
  wrong = $state('');
  #last: Promise<unknown> = Promise.resolve();

  /** Keeps it fresh for as long as the calling component lives. */
  follow(): void {
    const answer = query(() => api.styles.get());
    $effect(() => {
      if (answer.data) this.style = answer.data;
    });
  }

  get accent(): string {
    const chosen = this.style?.accent ?? '';
    return chosen === '' ? houseAccent : chosen;
  }

  /** Whether the accent is none of those offered. */
  get own(): boolean {
    return !swatches.some(({ colour }) => colour === this.accent);
  }

  /** Keeps a change, after those before it. */
  change(part: Partial<HouseStyle>): Promise<unknown> {
    return (this.#last = this.#last.then(() => attempt(() => this.#save(part))));
  }

  /** Takes a colour that was typed: as it is, or said to be darkened until it can be read on white. */
  async choose(typed: string): Promise<void> {
    this.said = this.wrong = '';
    if (typed.trim() === '') return void this.change({ accent: '' });
    try {
      const legible = await api.styles.legible(typed);
      const hex = `#${typed.trim().replace('#', '').toLowerCase()}`;
      if (legible !== hex) this.said = `${hex} is too light to read on white: ${legible} is used.`;
      await this.change({ accent: legible });
    } catch (rejection) {
      this.wrong = toApiError(rejection).words;
    }
  }

  /** Lets the user choose a logo from a file. */
  async chooseLogo(): Promise<void> {
    const image = await attempt(() => api.images.choose());
    if (image && !image.cancelled) await this.change({ logo: image.hash });
  }

  removeLogo(): Promise<boolean> {
    return attemptUndoable('Logo removed', () => this.#save({}, ['logo']));
  }

  async #save(part: Partial<HouseStyle>, without: (keyof HouseStyle)[] = []): Promise<void> {
    if (!this.style) return;
    const next = Object.entries({ ...this.style, ...part }).filter(
      ([name]) => !(without as string[]).includes(name),
    );
    this.style = await api.styles.update(Object.fromEntries(next) as unknown as HouseStyle);
  }
}

import { SvelteSet } from 'svelte/reactivity';
import { api, changes, OfferKind, type Offer } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { plural } from '$lib/format';
import type { PRDDocument } from './document.svelte';

/** How long changes must rest before what is new is looked for again, in milliseconds. */
const rest = 700;

/** What is new since a document was drafted, to be taken into it or left. */
export class News {
  offers = $state.raw<readonly Offer[]>([]);
  /** Whether the list of them is open. */
  listed = $state(false);
  busy = $state(false);
  #unticked = new SvelteSet<string>();
  readonly #document: PRDDocument;

  constructor(document: PRDDocument) {
    this.#document = document;
  }

  /** Looks anew when changes rest, for as long as the calling component lives. */
  follow(): void {
    let first = true;
    $effect(() => {
      void changes.beyondTexts;
      const timer = setTimeout(() => void this.#look(), first ? 0 : rest);
      first = false;
      return () => clearTimeout(timer);
    });
  }

  isTicked = ({ id }: Offer): boolean => !this.#unticked.has(id);

  tick({ id }: Offer, ticked: boolean): void {
    if (ticked) this.#unticked.delete(id);
    else this.#unticked.add(id);
  }

  get ticked(): Offer[] {
    return this.offers.filter(this.isTicked);
  }

  /** Takes what is ticked into the document; what was typed is saved before, so that it stays above what comes. */
  async add(): Promise<void> {
    const { id } = this.#document;
    const ids = this.ticked.map((offer) => offer.id);
    await this.#document.flush();
    await this.#settle(`${plural(ids.length, 'thing')} added`, () => api.prds.addNew(id, ids));
  }

  /** Lets be what is ticked: it is not offered again. */
  async leave(): Promise<void> {
    const { id } = this.#document;
    const ids = this.ticked.map((offer) => offer.id);
    await this.#settle('Left, and not offered again', () => api.prds.leaveNew(id, ids));
  }

  async #settle(done: string, work: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    const settled = await attemptUndoable(done, work);
    this.busy = false;
    if (!settled) return;
    await this.#look();
    if (this.offers.length === 0) this.listed = false;
  }

  async #look(): Promise<void> {
    try {
      this.offers = await api.prds.newSince(this.#document.id);
    } catch {
      // Nothing is offered then, and one writes on; what is wrong is said where the document is read.
    }
  }
}

/** Where an offer goes, in words. */
export function placeOf(offer: Offer): string {
  if (offer.kind === OfferKind.Requirement) return 'New requirement';
  if (offer.kind === OfferKind.Source) return `Source for ${offer.ref}`;
  return offer.kind === OfferKind.Section ? `${offer.sectionTitle}, drafted anew` : offer.sectionTitle;
}

/** A line of Markdown as it reads: links by their words, without marks. */
export function readingOf({ kind, text }: Offer): string {
  if (kind !== OfferKind.Line) return text;
  return text
    .replaceAll(/(?<!\\)\*\*/g, '')
    .replaceAll(/\[((?:[^[\]\\]|\\.)*)\]\([^()\s]*\)/g, '$1')
    .replaceAll(/\\([^\w\s])/g, '$1');
}

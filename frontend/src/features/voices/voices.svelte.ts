import { api, Channel, query, voicesQuery, type Evidence, type OverlapRow } from '$lib/api';
import { attempt } from '$lib/act';
import { go, route, setQuery } from '$lib/router.svelte';
import { LazyRows } from '$lib/lazyRows.svelte';
import { toasts } from '$lib/ui';

export type View = 'overlap' | 'teams' | 'people';

export const views: readonly { value: View; label: string }[] = [
  { value: 'overlap', label: 'Overlap' },
  { value: 'teams', label: 'Teams' },
  { value: 'people', label: 'People' },
];

/** Who was heard: of a product or of all, on a theme or an ask or on everything, and which cell of the overlap is open. */
export class Voices {
  readonly productId: () => string;
  // As text, so that opening a cell does not ask anew.
  #narrowed = $derived(JSON.stringify([route.query.theme ?? '', route.query.root ?? '']));
  /** Words that the asks of the overlap are narrowed to. */
  text = $state('');
  field: HTMLInputElement | null = $state(null);
  #openId = $derived(route.query.cell ?? '');
  overlap;
  /** The rows of the overlap that were in sight. */
  readonly rows = new LazyRows<OverlapRow>(
    (ids) => api.voices.overlapRows(ids),
    ({ askId }) => askId,
  );
  hearing;
  standing;
  themes;
  root;
  #detail;

  constructor(productId: () => string) {
    this.productId = productId;
    this.overlap = query(() =>
      this.#in('overlap', () => api.voices.overlap({ ...this.query, text: this.text })),
    );
    this.hearing = query(() => this.#in('teams', () => api.voices.hearing(this.query)));
    this.standing = query(() => this.#in('people', () => api.voices.behind(this.query)));
    this.themes = query(() => (productId() === '' ? Promise.resolve([]) : api.themes.list(productId())));
    this.root = query(() => (this.rootId === '' ? Promise.resolve(undefined) : api.asks.get(this.rootId)));
    this.#detail = query(() =>
      this.#openId === '' ? Promise.resolve(undefined) : api.asks.get(this.#openId),
    );
  }

  /** What is on the screen is read, nothing else. */
  #in<T>(view: View, load: () => Promise<T>): Promise<T | undefined> {
    return this.view === view ? load() : Promise.resolve(undefined);
  }

  get view(): View {
    return views.find(({ value }) => value === route.query.view)?.value ?? 'overlap';
  }

  get themeId(): string {
    return (JSON.parse(this.#narrowed) as string[])[0] ?? '';
  }

  /** The ask to which everything is narrowed; empty for none. */
  get rootId(): string {
    return (JSON.parse(this.#narrowed) as string[])[1] ?? '';
  }

  get query() {
    return voicesQuery({ productId: this.productId(), themeId: this.themeId, askId: this.rootId });
  }

  show(view: View): void {
    setQuery({ view: view === 'overlap' ? '' : view, cell: '', channel: '' });
  }

  showProduct(id: string): void {
    go('voices', id, this.view === 'overlap' ? {} : { view: this.view });
  }

  narrow(part: { theme?: string; root?: string }): void {
    setQuery({ ...part, cell: '', channel: '' });
  }

  // --- the cell whose evidence is open ---

  get openId(): string {
    return this.#openId;
  }

  /** The channel of the open cell; empty for all channels. */
  get channel(): Channel | '' {
    return Object.values(Channel).find((channel) => channel === route.query.channel) ?? '';
  }

  get openAsk() {
    return this.#detail.data;
  }

  /** What was said through the open cell. */
  get evidence(): readonly Evidence[] {
    const all = this.openAsk?.evidence ?? [];
    return this.channel === '' ? all : all.filter(({ channel }) => channel === this.channel);
  }

  open(askId: string, channel: Channel | ''): void {
    setQuery({ cell: askId, channel });
  }

  close(): void {
    setQuery({ cell: '', channel: '' });
  }

  async export(): Promise<void> {
    const path = await attempt(() => api.voices.exportOverlap({ ...this.query, text: this.text }));
    if (path) toasts.show({ text: `Exported to ${path}, without what is off the record` });
  }
}

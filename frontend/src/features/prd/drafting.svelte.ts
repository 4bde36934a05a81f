import {
  api,
  query,
  toApiError,
  type ApiError,
  type BoardVoices,
  type Query,
  type Template,
  type Templates,
  type ThemeColumn,
  type VoiceCount,
} from '$lib/api';
import { attempt, attemptUndoable, tell } from '$lib/act';
import { go } from '$lib/router.svelte';
import { workspace } from '$lib/workspace.svelte';
import { SvelteSet } from 'svelte/reactivity';

/** What a PRD is to be drafted from: a product, a title, and the themes whose asks become requirements. */
export class Drafting {
  productId = $state('');
  title = $state('');
  /** The one that was chosen, '' for the one of the product's kind. */
  templateId = $state('');
  busy = $state(false);
  error = $state.raw<ApiError>();
  /** The themes that the user ticked or unticked; the others stand as suggested. */
  #chosen = new SvelteSet<string>();
  #left = new SvelteSet<string>();
  #board: Query<ThemeColumn[]>;
  #voices: Query<BoardVoices | undefined>;
  #templates: Query<Templates>;

  /** Call it while a component is being set up. */
  constructor(productId: string) {
    this.productId = productId;
    this.#board = query(() =>
      this.productId === '' ? Promise.resolve([]) : api.themes.board(this.productId),
    );
    this.#templates = query(() => api.templates.list());
    this.#voices = query(async () => (this.productId === '' ? undefined : api.themes.voices(this.productId)));
  }

  /** What the PRD can be drafted after: what fits the product first, and the PM's own before what comes with the app. */
  get templates(): Template[] {
    const { own, shipped } = this.#templates.data ?? { own: [], shipped: [] };
    const kind: string = workspace.product(this.productId)?.kind ?? '';
    return [...own, ...shipped].toSorted((a, b) => fit(b.kind, kind) - fit(a.kind, kind));
  }

  get template(): Template | undefined {
    const kind = workspace.product(this.productId)?.kind;
    return (
      this.templates.find(({ id }) => id === this.templateId) ??
      this.templates.find((one) => one.revision === 0 && one.kind === kind)
    );
  }

  async copyTemplate({ id, name }: Template): Promise<void> {
    const copied = await attempt(() => api.templates.copy(id, `${name}, mine`));
    if (copied) this.templateId = copied.id;
  }

  async renameTemplate(template: Template, name: string): Promise<boolean> {
    try {
      await api.templates.update({ ...template, name });
      return true;
    } catch (rejection) {
      tell(rejection);
      return false;
    }
  }

  deleteTemplate({ id, name }: Template): Promise<boolean> {
    return attemptUndoable(`The template “${name}” was deleted`, () => api.templates.delete(id));
  }

  /** Who stands behind the asks of a theme itself; nobody until it is counted. */
  voicesOf(themeId: string): VoiceCount {
    const counted = this.#voices.data?.themes.find((theme) => theme.themeId === themeId);
    return counted?.ownVoices ?? { people: 0, teams: 0, channels: 0 };
  }

  /** The product's themes; the asks without a theme come last, and only where there are some. */
  get themes(): ThemeColumn[] {
    const columns = (this.#board.data ?? []).filter((column) => column.productId === this.productId);
    const loose = columns.filter((column) => column.id === '' && column.askIds.length > 0);
    return [...columns.filter((column) => column.id !== ''), ...loose];
  }

  get loading(): boolean {
    return this.#board.loading;
  }

  #partsOf(theme: ThemeColumn): ThemeColumn[] {
    return theme.id === '' ? [] : this.themes.filter(({ parentId }) => parentId === theme.id);
  }

  /**
   * Every theme with asks is suggested; asks that nobody has sorted only where there is no such theme. A theme without
   * asks of its own stands for its parts.
   */
  isTicked(theme: ThemeColumn): boolean {
    const parts = this.#partsOf(theme).filter(({ askIds }) => askIds.length > 0);
    if (theme.askIds.length === 0 && parts.length > 0) return parts.every((part) => this.isTicked(part));
    if (this.#chosen.has(theme.id)) return true;
    if (this.#left.has(theme.id) || theme.askIds.length === 0) return false;
    return theme.id !== '' || !this.themes.some((other) => other.id !== '' && other.askIds.length > 0);
  }

  /** Ticks a theme with its parts, or unticks them. */
  tick(theme: ThemeColumn, ticked: boolean): void {
    for (const { id } of [theme, ...this.#partsOf(theme)]) {
      this.#chosen.delete(id);
      this.#left.delete(id);
      (ticked ? this.#chosen : this.#left).add(id);
    }
  }

  choose(productId: string): void {
    this.productId = productId;
    this.#chosen.clear();
    this.#left.clear();
  }

  get askCount(): number {
    return this.#ticked.reduce((sum, theme) => sum + theme.askIds.length, 0);
  }

  /** Drafts the PRD and opens it. */
  async draft(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      const { id } = await api.prds.draft({
        productId: this.productId,
        title: this.title,
        templateId: this.template?.id ?? '',
        themeIds: this.#ticked.map((theme) => theme.id),
      });
      go('prds', id);
    } catch (rejection) {
      this.error = toApiError(rejection);
    } finally {
      this.busy = false;
    }
  }

  get #ticked(): ThemeColumn[] {
    return this.themes.filter((theme) => this.isTicked(theme));
  }
}

/** How well a template's kind of product fits one: that kind, any, or another. */
function fit(template: string, product: string): number {
  if (template === product) return 2;
  return template === '' ? 1 : 0;
}

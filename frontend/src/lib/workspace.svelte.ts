import {
  api,
  changes,
  toApiError,
  type ApiError,
  type Product,
  type Stakeholder,
  type WorkspaceInfo,
} from '$lib/api';

/**
 * The open workspace with what every view needs at hand: its products and people, by id. The shell keeps it fresh; a
 * view only reads it.
 */
class Workspace {
  info = $state.raw<WorkspaceInfo>();
  products = $state.raw<Product[]>([]);
  /** Everyone who was ever on the list of people. */
  #everyone = $state.raw<Stakeholder[]>([]);
  /** The people on the list. Who was taken off it keeps the name on what they said. */
  people: Stakeholder[] = $derived(this.#everyone.filter(({ deletedAt }) => deletedAt === undefined));
  error = $state.raw<ApiError>();
  #productsById = $derived(new Map(this.products.map((p) => [p.id, p])));
  #peopleById = $derived(new Map(this.#everyone.map((p) => [p.id, p])));
  #latest = 0;

  /** True when a workspace is open. */
  get open(): boolean {
    return this.info?.open ?? false;
  }

  product(id: string): Product | undefined {
    return this.#productsById.get(id);
  }

  person(id: string | undefined): Stakeholder | undefined {
    return id === undefined ? undefined : this.#peopleById.get(id);
  }

  /** The person's name; empty when unknown. */
  personName(id: string | undefined): string {
    return this.person(id)?.name ?? '';
  }

  /** Follows every change for as long as the calling component lives. */
  follow(): void {
    $effect(() => {
      void changes.beyondTexts;
      void this.refresh();
    });
  }

  async refresh(): Promise<void> {
    const mine = ++this.#latest;
    try {
      const info = await api.workspaces.current();
      const [products, everyone] = info.open
        ? await Promise.all([api.products.list(), api.stakeholders.list()])
        : [[], []];
      if (mine !== this.#latest) return;
      this.info = info;
      this.products = products;
      this.#everyone = everyone;
      this.error = undefined;
    } catch (rejection) {
      if (mine === this.#latest) this.error = toApiError(rejection);
    }
  }
}

export const workspace = new Workspace();

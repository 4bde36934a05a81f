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
  people = $state.raw<Stakeholder[]>([]);
  error = $state.raw<ApiError>();
  #productsById = $derived(new Map(this.products.map((p) => [p.id, p])));
  #peopleById = $derived(new Map(this.people.map((p) => [p.id, p])));
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

  /** The person's name; empty when unknown, "Someone removed" when deleted. */
  personName(id: string | undefined): string {
    if (id === undefined || id === '') return '';
    return this.person(id)?.name ?? 'Someone removed';
  }

  /** Follows every change for as long as the calling component lives. */
  follow(): void {
    $effect(() => {
      void changes.version;
      void this.refresh();
    });
  }

  async refresh(): Promise<void> {
    const mine = ++this.#latest;
    try {
      const info = await api.workspaces.current();
      const [products, people] = info.open
        ? await Promise.all([api.products.list(), api.stakeholders.list()])
        : [[], []];
      if (mine !== this.#latest) return;
      this.info = info;
      this.products = products;
      this.people = people;
      this.error = undefined;
    } catch (rejection) {
      if (mine === this.#latest) this.error = toApiError(rejection);
    }
  }
}

export const workspace = new Workspace();

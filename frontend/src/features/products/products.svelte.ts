import { ProductKind, api, toApiError, unmade, type Product } from '$lib/api';
import { attemptUndoable, tell } from '$lib/act';
import type { Command } from '$lib/commands';
import { go, route } from '$lib/router.svelte';
import { workspace } from '$lib/workspace.svelte';

function blank(): Product {
  return { ...unmade, name: '', kind: ProductKind.Internal, description: '', teams: [] };
}

/** The dialog in which a product is made or edited, from wherever it was called for. */
class ProductForm {
  open = $state(false);
  product = $state<Product>(blank());
  /** The teams that it serves, one on each line. */
  teams = $state('');
  errors = $state<Record<string, string>>({});
  busy = $state(false);

  get isNew(): boolean {
    return this.product.id === '';
  }

  begin(product: Product = blank()): void {
    this.product = { ...product };
    this.teams = product.teams.join('\n');
    this.errors = {};
    this.open = true;
  }

  async save(): Promise<void> {
    this.busy = true;
    try {
      const { isNew } = this;
      const product = { ...this.product, teams: this.teams.split('\n') };
      const saved = await (isNew ? api.products.create(product) : api.products.update(product));
      this.open = false;
      if (isNew) go('products', saved.id);
    } catch (rejection) {
      const { field, message } = toApiError(rejection);
      if (field === '') tell(rejection);
      else this.errors = { [field]: message };
    } finally {
      this.busy = false;
    }
  }
}

export const productForm = new ProductForm();

/** Deletes a product, with undo; leaves its page when that is what is open. */
export async function deleteProduct(product: Product): Promise<void> {
  const done = await attemptUndoable(`Product “${product.name}” deleted`, () =>
    api.products.delete(product.id),
  );
  if (done && route.area === 'products' && route.id === product.id) go('products');
}

/** What can be done with products from everywhere. */
export function productCommands(): Command[] {
  return [
    {
      id: 'product.new',
      title: 'New product',
      group: 'Products',
      words: 'create add internal external',
      when: () => workspace.open,
      run: () => productForm.begin(),
    },
  ];
}

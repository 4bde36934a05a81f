import { tick } from 'svelte';
import { api, query, type MetricSummary, type Product, type Reading } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { route, setQuery } from '$lib/router.svelte';
import { neighbour, onwards } from '$lib/rows';
import { toasts } from '$lib/ui';
import { workspace } from '$lib/workspace.svelte';
import { MetricForm } from './metricForm.svelte';
import { Recording } from './recording.svelte';

/** What the products are measured by: what is shown, what is selected, and what can be done with it. */
export class Metrics {
  readonly form = new MetricForm();
  /** A table of readings is being pasted. */
  pasting = $state(false);
  /** The reading that is being mended. */
  mending = $state.raw<Recording>();
  /** The field of a new reading, where it is drawn. */
  valueField = $state<HTMLInputElement | null>(null);

  productId = $derived(route.query.product ?? '');
  #found = query(() => api.metrics.list(this.productId));
  shown: readonly MetricSummary[] = $derived(this.#found.data ?? []);
  selected = $derived(this.shown.find(({ id }) => id === route.query.metric));
  due = $derived(this.shown.filter(({ readingDue }) => readingDue).length);

  /** The products with what each is measured by. */
  groups: { product: Product; metrics: MetricSummary[] }[] = $derived(
    workspace.products
      .filter(({ id }) => this.productId === '' || id === this.productId)
      .map((product) => ({
        product,
        metrics: this.shown.filter(({ productId }) => productId === product.id),
      })),
  );

  /** The metrics in the order in which they stand under their products. */
  order = $derived(this.groups.flatMap(({ metrics }) => metrics));

  get loading(): boolean {
    return this.#found.loading;
  }

  get error() {
    return this.#found.error;
  }

  get #ids(): string[] {
    return this.order.map(({ id }) => id);
  }

  select(id: string): void {
    setQuery({ metric: id });
  }

  /** Selects the next or the previous metric. */
  step(by: 1 | -1): void {
    const next = onwards(this.#ids, this.selected?.id, by);
    if (next !== undefined) this.goTo(next);
  }

  goTo(id: string): void {
    this.select(id);
    document.getElementById(`metric-${id}`)?.focus();
  }

  /** A new metric, for the product that one is looking at. */
  add(): void {
    const productId = this.selected?.productId ?? (this.productId || (workspace.products[0]?.id ?? ''));
    this.form.add(productId);
  }

  async save(): Promise<void> {
    const id = await this.form.save();
    if (id !== undefined) this.select(id);
  }

  /** Goes to where a new reading of the selected metric is typed. */
  async record(): Promise<void> {
    await tick();
    this.valueField?.focus();
  }

  async remove({ id, name }: MetricSummary): Promise<void> {
    const next = neighbour(this.#ids, id);
    if (await attemptUndoable(`“${name}” deleted`, () => api.metrics.delete(id))) this.goTo(next);
  }

  mend(metric: MetricSummary, reading: Reading): void {
    this.mending = new Recording(() => metric, reading);
  }

  async removeReading({ id }: Reading): Promise<void> {
    await attemptUndoable('Reading deleted', () => api.metrics.deleteReading(id));
  }

  /** Moves a metric one up or down among those of its product. */
  async shift({ id, productId }: MetricSummary, by: 1 | -1): Promise<void> {
    const ids = this.order.filter((metric) => metric.productId === productId).map((metric) => metric.id);
    const to = ids.indexOf(id) + by;
    if (to < 0 || to >= ids.length) return;
    await attempt(() => api.metrics.move(id, ids[by < 0 ? to : to + 1] ?? ''));
  }

  async export({ id }: MetricSummary): Promise<void> {
    const path = await attempt(() => api.metrics.export(id));
    if (path) toasts.show({ text: `Saved as ${path}` });
  }
}

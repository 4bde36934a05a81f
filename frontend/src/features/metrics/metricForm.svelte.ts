import { Cadence, Direction, api, never, toApiError, type Metric, type MetricStarter } from '$lib/api';
import { tell } from '$lib/act';
import { formatPlain, parseNumber } from '$lib/format';

function blank(productId: string): Metric {
  return {
    ...{ id: '', productId, name: '', unit: '', direction: Direction.Down, dueOn: '' },
    ...{ cadence: Cadence.Monthly, source: '', position: 0, createdAt: never, revision: 0 },
  };
}

/** The dialog in which a metric is made or edited. Numbers stay as they are typed until it is saved. */
export class MetricForm {
  open = $state(false);
  metric = $state<Metric>(blank(''));
  baseline = $state('');
  target = $state('');
  ownerId = $state('');
  errors = $state<Record<string, string>>({});
  busy = $state(false);

  get isNew(): boolean {
    return this.metric.id === '';
  }

  /** Begins with a metric that is there, or a new one: bare, or as one often has it. */
  begin(metric: Metric): void {
    this.metric = { ...metric };
    this.baseline = formatPlain(metric.baseline);
    this.target = formatPlain(metric.target);
    this.ownerId = metric.ownerId ?? '';
    this.errors = {};
    this.open = true;
  }

  add(productId: string, starter?: MetricStarter): void {
    const metric = blank(productId);
    if (starter) {
      const { name, unit, direction, cadence } = starter;
      Object.assign(metric, { name, unit, direction, cadence });
    }
    this.begin(metric);
  }

  /** Saves it and gives its id; undefined when it was refused. */
  async save(): Promise<string | undefined> {
    this.errors = {};
    const baseline = this.#number('baseline', this.baseline);
    const target = this.#number('target', this.target);
    if (Object.keys(this.errors).length > 0) return undefined;
    const metric = { ...this.metric };
    delete metric.baseline;
    delete metric.target;
    delete metric.ownerId;
    if (baseline !== undefined) metric.baseline = baseline;
    if (target !== undefined) metric.target = target;
    if (this.ownerId !== '') metric.ownerId = this.ownerId;
    this.busy = true;
    try {
      const saved = await (this.isNew ? api.metrics.create(metric) : api.metrics.update(metric));
      this.open = false;
      return saved.id;
    } catch (rejection) {
      const { field, message } = toApiError(rejection);
      if (field === '') tell(rejection);
      else this.errors = { [field]: message };
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  #number(field: string, typed: string): number | undefined {
    const value = parseNumber(typed);
    if (value === undefined && typed.trim() !== '')
      this.errors = { ...this.errors, [field]: 'This is no number.' };
    return value;
  }
}

import { api, toApiError, type MetricSummary, type Reading } from '$lib/api';
import { tell, tellUndoable } from '$lib/act';
import { formatPlain, parseNumber, today } from '$lib/format';

/** A reading that is typed: a new one, or one that is mended. */
export class Recording {
  value = $state('');
  day = $state(today());
  note = $state('');
  errors = $state<Record<string, string>>({});
  busy = $state(false);
  /** The day of a reading that is mended, as it was. */
  readonly was: string;
  #id = '';
  #metric: () => MetricSummary;

  /** What was read on that day already. */
  taken = $derived.by(() =>
    this.#metric().readings.find(({ readOn, id }) => readOn === this.day && id !== this.#id),
  );

  constructor(metric: () => MetricSummary, reading?: Reading) {
    this.#metric = metric;
    this.was = reading?.readOn ?? '';
    if (!reading) return;
    this.#id = reading.id;
    [this.value, this.day, this.note] = [formatPlain(reading.value), reading.readOn, reading.note];
  }

  /** Keeps it; true when that went well. */
  async save(): Promise<boolean> {
    const value = parseNumber(this.value);
    this.errors = {};
    if (value === undefined) {
      this.errors = { value: this.value.trim() === '' ? 'Type what was read.' : 'This is no number.' };
      return false;
    }
    this.busy = true;
    try {
      const { day: readOn, note } = this;
      const replace = this.taken !== undefined;
      const metricId = this.#metric().id;
      if (this.#id !== '') await api.metrics.updateReading({ id: this.#id, metricId, readOn, value, note });
      else {
        await api.metrics.record({ metricId, readOn, value, note, replace });
        await tellUndoable(replace ? 'Reading replaced' : 'Reading added');
        [this.value, this.note, this.day] = ['', '', today()];
      }
      return true;
    } catch (rejection) {
      const { field, message } = toApiError(rejection);
      if (field === '') tell(rejection);
      else this.errors = { [field]: message };
      return false;
    } finally {
      this.busy = false;
    }
  }
}

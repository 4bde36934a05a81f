import { Direction, type Metric } from '$lib/api';
import { formatDay, formatNumber } from '$lib/format';

/** A value with its unit where that is a sign which every number carries: "40%", "€12". */
function figure({ unit }: Metric, value: number): string {
  const number = formatNumber(value);
  if (unit === '%' || unit === '‰') return number + unit;
  return /^\p{Sc}$/u.test(unit) ? unit + number : number;
}

/** A value as people say it; the unit is left out where the metric's name says it. */
export function valueOf(metric: Metric, value: number): string {
  const said = figure(metric, value);
  const named = metric.name.toLowerCase().includes(metric.unit.toLowerCase());
  return named || said !== formatNumber(value) ? said : `${said} ${metric.unit}`;
}

/** What is to be reached, and by when: "3 by 1 Mar 2027". */
export function targetOf(metric: Metric): { what: string; when: string } {
  const { target, direction, baseline, dueOn } = metric;
  if (target === undefined) return { what: '', when: '' };
  const least = direction === Direction.Up ? 'at least ' : 'at most ';
  return {
    what: `${baseline === undefined ? least : ''}${valueOf(metric, target)}`,
    when: dueOn === '' ? '' : `by ${formatDay(dueOn)}`,
  };
}

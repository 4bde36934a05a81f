import type { Point } from '$lib/drag.svelte';

/** Where evidence would go if it were let go: to a requirement, or into the text of a section. */
export type Target = { requirement: string; box: DOMRect } | { section: string; box: DOMRect };

/** What lies at a point of the screen: a requirement before the section around it. */
export function targetAt({ x, y }: Point): Target | undefined {
  const under = document.elementFromPoint(x, y);
  const found = under?.closest<HTMLElement>('[data-requirement], [data-section]');
  if (!found) return undefined;
  const { requirement, section } = found.dataset;
  const box = found.getBoundingClientRect();
  if (requirement !== undefined) return { requirement, box };
  return section === undefined ? undefined : { section, box };
}

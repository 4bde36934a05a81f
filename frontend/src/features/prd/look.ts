import { tick } from 'svelte';
import type { Spot } from './comments.svelte';
import type { Look, Wording } from './wording.svelte';

/** The id of the requirement around an element. */
export function requirementAt(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>('[data-requirement]')?.dataset.requirement;
}

/** The requirement, or else the section, around an element. */
export function spotAt(element: Element | null): Spot {
  const requirementId = requirementAt(element);
  if (requirementId !== undefined) return { requirementId };
  const sectionId = element?.closest<HTMLElement>('[data-section]')?.dataset.section;
  return sectionId === undefined ? {} : { sectionId };
}

/** Opens a finding where it stands, and gives it the focus. */
export async function show(wording: Wording, look: Look): Promise<void> {
  wording.open(look);
  await tick();
  const row = document.getElementById(`requirement-${look.entry.draft.id}`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>('[data-finding][aria-expanded="true"]')?.focus({ preventScroll: true });
}

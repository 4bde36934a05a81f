import { tick } from 'svelte';
import type { Look, Wording } from './wording.svelte';

/** The id of the requirement around an element. */
export function requirementAt(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>('[data-requirement]')?.dataset.requirement;
}

/** Opens a finding where it stands, and gives it the focus. */
export async function show(wording: Wording, look: Look): Promise<void> {
  wording.open(look);
  await tick();
  const row = document.getElementById(`requirement-${look.entry.draft.id}`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>('[data-finding][aria-expanded="true"]')?.focus({ preventScroll: true });
}

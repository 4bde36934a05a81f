import { workspace } from '$lib/workspace.svelte';

/** Who said something, with what they do: "Rina Hartono, Financial controller". */
export function speakerWords(id: string | undefined): string {
  const person = workspace.person(id);
  if (!person) return 'Speaker not noted';
  return person.role === '' ? person.name : `${person.name}, ${person.role}`;
}

import { api, type ImportResult } from '$lib/api';
import { attempt } from '$lib/act';
import { plural } from '$lib/format';
import { go } from '$lib/router.svelte';
import { toasts } from '$lib/ui/toasts.svelte';

/** Asks for a notes or transcript file, makes a past session of it and says what came of it. */
export async function importInto(productId: string): Promise<ImportResult | undefined> {
  const made = await attempt(() => api.sessions.import(productId));
  if (!made || made.cancelled) return undefined;
  const found = [plural(made.notes, 'note')];
  if (made.asks > 0) found.push(plural(made.asks, 'ask'));
  if (made.people > 0) found.push(plural(made.people, 'person', 'people'));
  toasts.show({
    text: `Imported “${made.title}”: ${found.join(', ')}`,
    action: { label: 'Open', run: () => go('sessions', made.sessionId) },
  });
  return made;
}

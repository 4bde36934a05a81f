import { api, type AskDetail } from '$lib/api';
import { route, setQuery } from '$lib/router.svelte';

/** Reads an ask for its card. One that was merged shows its root, and the address says so. */
export async function askOrRoot(askId: string): Promise<AskDetail> {
  const ask = await api.asks.get(askId);
  if (ask.id !== askId && route.query.ask === askId) setQuery({ ask: ask.id });
  return ask;
}

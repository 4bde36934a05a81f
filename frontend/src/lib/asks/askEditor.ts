import { api, type AskDetail } from '$lib/api';
import { Editor } from '$lib/edit/editor.svelte';

export type AskEditor = Editor<AskDetail, 'statement' | 'need' | 'reason'>;

/** Edits an ask's texts and its decision. */
export function editAsk(ask: AskDetail): AskEditor {
  return new Editor(ask, ['statement', 'need', 'reason'], {
    read: (id) => api.asks.get(id),
    write: (next) => api.asks.update(next),
  });
}

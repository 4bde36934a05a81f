import { api, type AskDetail } from '$lib/api';
import { Editor } from '$lib/edit/editor.svelte';

const fields = [
  'statement',
  'need',
  'whys',
  'solutions',
  'workaround',
  'workaroundCost',
  'enables',
  'value',
  'reason',
] as const;

export type AskEditor = Editor<AskDetail, (typeof fields)[number]>;

/** Edits an ask's texts, its ladder and its decision. */
export function editAsk(ask: AskDetail): AskEditor {
  return new Editor(ask, fields, {
    read: (id) => api.asks.get(id),
    write: (next) => api.asks.update(next),
  });
}

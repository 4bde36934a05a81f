import { api, type PRDDetail } from '$lib/api';
import { attempt } from '$lib/act';
import type { Follow } from '$lib/markdown/follow';
import { go, href } from '$lib/router.svelte';
import { toasts } from '$lib/ui';
import { jump } from './jump';

/** A document, as far as its texts refer to it: one that is open, or a version of one. */
interface Referred {
  readonly requirements: readonly { draft: { id: string } }[];
  readonly detail?: Pick<PRDDetail, 'metrics' | 'productId'> | undefined;
}

/** Leads from the texts of a document to what they refer to. */
export function followFrom(document: Referred): Follow {
  return ({ scheme, id }) => {
    switch (scheme) {
      case 'req':
        // One that was deleted is its words.
        return document.requirements.some(({ draft }) => draft.id === id)
          ? { run: () => jump(`requirement-${id}`) }
          : undefined;
      case 'ask':
        return { href: href('asks', '', { ask: id }) };
      case 'theme':
        return { href: href('asks', '', { theme: id }) };
      case 'metric': {
        const metric = document.detail?.metrics.find((one) => one.id === id);
        return metric && { href: href('metrics', '', { metric: id }), words: metric.text };
      }
      case 'note':
        return { run: () => void toNote(document.detail?.productId ?? '', id) };
    }
  };
}

/** Goes to the moment in which something was said. */
async function toNote(productId: string, noteId: string): Promise<void> {
  const quotes = await attempt(() => api.voices.quotes(productId));
  const quote = quotes?.find((one) => one.noteId === noteId);
  if (quote?.sessionId) go('sessions', quote.sessionId, { note: noteId });
  else if (quotes) toasts.show({ text: 'That note is gone, or off the record now.' });
}

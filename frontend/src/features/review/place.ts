import { HitKind, type Hit } from '$lib/api';
import { href } from '$lib/router.svelte';

/** Where a hit leads: the moment in the session, or the thing itself. */
export function placeOf(hit: Hit): string {
  switch (hit.kind) {
    case HitKind.Note:
      return href('sessions', hit.sessionId, { note: hit.id });
    case HitKind.Transcript:
      return href('sessions', hit.sessionId, { line: hit.id });
    case HitKind.Session:
      return href('sessions', hit.id);
    case HitKind.Ask:
      return href('asks', '', { ask: hit.id });
    case HitKind.Theme:
      return href('themes', hit.productId);
    case HitKind.PRD:
      return href('prds', hit.id);
    case HitKind.Person:
      return href('people', '', { person: hit.id });
    case HitKind.Metric:
      return href('metrics', '', { metric: hit.id });
    case HitKind.Comment:
      return href('prds', hit.prdId, { comment: hit.id });
  }
}

/** What a hit belongs to, in words; a name is said once, though a PRD is often called like its product. */
export function whereOf({ kind, place, productName }: Hit): string {
  const inside: readonly HitKind[] = [
    HitKind.Note,
    HitKind.Transcript,
    HitKind.Ask,
    HitKind.PRD,
    HitKind.Metric,
    HitKind.Comment,
  ];
  const within = inside.includes(kind) ? place : '';
  return [...new Set([within, productName])].filter((part) => part !== '').join(' · ');
}

import { tick } from 'svelte';
import { Edition } from '$lib/api';
import { route, setQuery } from '$lib/router.svelte';
import type { PRDDocument } from './document.svelte';
import { jump } from './jump';

/** Follows what the address of a PRD asks for beyond it, once each. Call it while a component is being set up. */
export function followLinks(doc: PRDDocument): void {
  // From the trace, the language check, an ask: a requirement.
  $effect(() => {
    const wanted = route.query.requirement;
    if (wanted === undefined || !doc.detail) return;
    void tick().then(() => jump(`requirement-${wanted}`));
    setQuery({ requirement: '' });
  });

  // From someone's card: a letter to them.
  $effect(() => {
    const personId = route.query.letter;
    if (personId === undefined || !doc.detail) return;
    setQuery({ letter: '' });
    void doc.exports.begin({ edition: Edition.Asker, personId });
  });

  // From the search: a comment, beside what it is on.
  $effect(() => {
    const comment = doc.comments.list.find(({ id }) => id === route.query.comment);
    if (!comment || !doc.detail) return;
    setQuery({ comment: '' });
    const { sectionId, requirementId } = comment;
    const on = requirementId === undefined ? `section-${sectionId ?? ''}` : `requirement-${requirementId}`;
    document.getElementById(on)?.scrollIntoView({ block: 'start' });
    doc.comments.goTo(comment);
  });
}

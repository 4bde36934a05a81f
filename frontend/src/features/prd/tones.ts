/** The colours of a requirement's priority and state, each of which says its word as well. */
export const priorityTones = { must: 'accent', should: 'decision', could: 'warn', wont: 'plain' } as const;
export const stateTones = {
  proposed: 'plain',
  agreed: 'accent',
  building: 'warn',
  done: 'decision',
  dropped: 'pain',
} as const;

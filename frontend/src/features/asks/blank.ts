import { Decision, Relationship, Side, type Ask, type Stakeholder } from '$lib/api';
import { isoDay } from '$lib/format';

/** The moment of what was not made yet, as Go writes it; the backend sets the real one. */
const never = '0001-01-01T00:00:00Z';
const unmade = { id: '', createdAt: never, updatedAt: never, revision: 0 };

export const today = (): string => isoDay(new Date());

export function blankAsk(productId: string, statement: string, need: string): Ask {
  return { ...unmade, productId, statement, need, position: 0, decision: Decision.Open, reason: '' };
}

/** A person of whom only the name is known. */
export function blankPerson(name: string): Stakeholder {
  const nothing = { role: '', team: '', organisation: '' };
  return { ...unmade, ...nothing, name, side: Side.Inside, relationship: Relationship.Other };
}

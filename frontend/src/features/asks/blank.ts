import { Decision, Relationship, Side, unmade, type Ask, type Stakeholder } from '$lib/api';
import { isoDay } from '$lib/format';

export const today = (): string => isoDay(new Date());

export function blankAsk(productId: string, statement: string, need: string): Ask {
  return { ...unmade, productId, statement, need, position: 0, decision: Decision.Open, reason: '' };
}

/** A person of whom only the name is known. */
export function blankPerson(name: string): Stakeholder {
  const nothing = { role: '', team: '', organisation: '' };
  return { ...unmade, ...nothing, name, side: Side.Inside, relationship: Relationship.Other };
}

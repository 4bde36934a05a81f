import { Decision, unmade, type Ask } from '$lib/api';
import { isoDay } from '$lib/format';

export const today = (): string => isoDay(new Date());

export function blankAsk(productId: string, statement: string, need: string): Ask {
  return { ...unmade, productId, statement, need, position: 0, decision: Decision.Open, reason: '' };
}

import { Decision, type Ask, type Theme } from './types';

/** The moment of what was not made yet, as Go writes it; the backend sets the real one. */
export const never = '0001-01-01T00:00:00Z';

/** What the backend gives to whatever is made: spread it into a new thing. */
export const unmade = { id: '', createdAt: never, updatedAt: never, revision: 0 };

/** An ask of which nothing is known but whose it is and what it says. */
export function blankAsk(productId: string, statement: string): Ask {
  return {
    ...unmade,
    ...{ productId, statement, position: 0, need: '', whys: [], solutions: [], enables: '', value: '' },
    ...{
      workaround: '',
      workaroundCost: '',
      decision: Decision.Open,
      reason: '',
      snoozedUntil: '',
      sourceKey: '',
    },
  };
}

/** A theme of which nothing is known but whose it is and what it is called. */
export function blankTheme(productId: string, name: string): Theme {
  return {
    ...unmade,
    ...{ productId, name, position: 0, description: '', excludes: '', example: '' },
    ...{ colour: '', symbol: '', locked: false },
  };
}

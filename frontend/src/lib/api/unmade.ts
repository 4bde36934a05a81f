/** The moment of what was not made yet, as Go writes it; the backend sets the real one. */
export const never = '0001-01-01T00:00:00Z';

/** What the backend gives to whatever is made: spread it into a new thing. */
export const unmade = { id: '', createdAt: never, updatedAt: never, revision: 0 };

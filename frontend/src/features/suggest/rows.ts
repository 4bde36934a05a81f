interface Row {
  readonly key: string;
}

const place = (rows: readonly Row[], key: string | undefined) => rows.findIndex((row) => row.key === key);

/** The row so many further on, at the end the last one. */
export function onwards<T extends Row>(
  rows: readonly T[],
  key: string | undefined,
  by: number,
): T | undefined {
  return rows[Math.min(Math.max(place(rows, key) + by, 0), rows.length - 1)];
}

/** The key of the row that is selected once this one is gone. */
export function neighbour(rows: readonly Row[], key: string): string {
  const at = place(rows, key);
  return (rows[at + 1] ?? rows[at - 1])?.key ?? '';
}

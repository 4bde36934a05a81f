import type { SessionSummary } from '$lib/api';

/** How far apart two halves of one talk may have begun. */
const reach = 2 * 24 * 60 * 60 * 1000;

/** The sessions that may be the other half of one: of its product, begun near it, the nearest first. */
export function nearest(session: SessionSummary, all: readonly SessionSummary[]): SessionSummary[] {
  const distance = ({ startedAt }: SessionSummary) =>
    startedAt === undefined || session.startedAt === undefined
      ? Infinity
      : Math.abs(Date.parse(startedAt) - Date.parse(session.startedAt));
  return all
    .filter(
      (other) => other.id !== session.id && other.productId === session.productId && distance(other) < reach,
    )
    .sort((a, b) => distance(a) - distance(b));
}

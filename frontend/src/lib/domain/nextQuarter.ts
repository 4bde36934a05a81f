/** The next full quarter of an hour, in UTC: what a new session most likely means. */
export function nextQuarter(now = new Date()): string {
  const quarter = 15 * 60_000;
  return new Date(Math.ceil(now.getTime() / quarter) * quarter).toISOString();
}

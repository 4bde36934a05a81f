/** Why a column stays out, where that may come as a surprise; empty for the others. */
export function whyLeftOut(column: string): string {
  if (/vote|^score$|^likes$/i.test(column)) return 'Votes raise no count: people do.';
  if (/e-?mail/i.test(column)) return 'Addresses are not kept.';
  return '';
}

/** What can be chosen in a list in which one types to find. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

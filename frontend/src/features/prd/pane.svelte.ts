/** What the panel beside a PRD can show, in the order of its tabs. */
export const panes = [
  { value: 'preview', label: 'Preview' },
  { value: 'evidence', label: 'Evidence' },
  { value: 'versions', label: 'Versions' },
  { value: 'comments', label: 'Comments' },
  { value: 'agreement', label: 'Agreement' },
] as const;
export type Pane = (typeof panes)[number]['value'];

/** The panel beside a PRD: which of its tabs is chosen, and whether it is shown at all. */
export class SidePanel {
  chosen = $state<Pane>('preview');
  /** Undefined until the user has said so: then it is shown where there is room. */
  open = $state<boolean>();

  /** Shows a tab; hides the panel where it is shown already. */
  toggle(pane: Pane, shown: boolean): void {
    this.open = !(shown && this.chosen === pane);
    this.chosen = pane;
  }

  /** Shows a tab. */
  show(pane: Pane): void {
    [this.chosen, this.open] = [pane, true];
  }
}

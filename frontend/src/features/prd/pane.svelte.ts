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
const within = (element: Element | null) => element?.closest('aside') != null;

export class SidePanel {
  chosen = $state<Pane>('preview');
  /** Undefined until the user has said so: then it is shown where there is room. */
  open = $state<boolean>();
  /** What had the focus before one went there. */
  #from: HTMLElement | undefined;

  /** Shows a tab; hides the panel where it is shown already. */
  toggle(pane: Pane, shown: boolean): void {
    this.open = !(shown && this.chosen === pane);
    this.chosen = pane;
  }

  /** Shows a tab and goes there; where it is shown already, hides the panel and goes back. */
  enter(pane: Pane, shown: boolean): void {
    const from = document.activeElement;
    this.toggle(pane, shown);
    if (!this.open) return void this.goBack();
    if (from instanceof HTMLElement && !within(from)) this.#from = from;
    requestAnimationFrame(() => {
      const into = pane === 'evidence' ? '[role="tabpanel"] input' : '[role="tab"][data-state="active"]';
      document.querySelector<HTMLElement>(`aside ${into}`)?.focus();
    });
  }

  /** Goes back to where one was before; false where one is not in the panel. */
  goBack(): boolean {
    const inside = document.activeElement === document.body || within(document.activeElement);
    if (inside) this.#from?.focus({ preventScroll: true });
    return inside;
  }

  /** Shows a tab. */
  show(pane: Pane): void {
    [this.chosen, this.open] = [pane, true];
  }
}

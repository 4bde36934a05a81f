interface Options {
  /** Selects what stands in the field. */
  select?: boolean;
  /** Puts the caret into the text of the part, in place of its title. */
  text?: boolean;
}

/** How many frames the part of a long document has to become whole, once it is in view. */
const patience = 20;

/** Brings a part of the document into view and, where it can be written in, puts the caret there. */
export function jump(id: string, options: Options = {}): void {
  const target = document.getElementById(id);
  if (target) enter(target, options, patience);
}

function enter(target: HTMLElement, options: Options, frames: number): void {
  const { select = false, text = false } = options;
  // Anew with each frame: what becomes whole above it moves it.
  target.scrollIntoView({ block: 'start' });
  const body = text
    ? target.querySelector<HTMLElement>('[contenteditable="true"], [data-editor] textarea')
    : null;
  const field =
    body ?? (target.matches('input, textarea') ? target : target.querySelector<HTMLElement>('textarea'));
  field?.focus({ preventScroll: true });
  if (select && field instanceof HTMLTextAreaElement) field.select();
  if (!field && target.matches('.far') && frames > 0) {
    requestAnimationFrame(() => enter(target, options, frames - 1));
  }
}

interface Options {
  /** Selects what stands in the field. */
  select?: boolean;
  /** Puts the caret into the text of the part, in place of its title. */
  text?: boolean;
}

/** Brings a part of the document into view and, where it can be written in, puts the caret there. */
export function jump(id: string, { select = false, text = false }: Options = {}): void {
  const target = document.getElementById(id);
  if (!target) return;
  target.scrollIntoView({ block: 'start' });
  const body = text ? target.querySelector<HTMLElement>('[contenteditable="true"]') : null;
  const field = body ?? (target.matches('input, textarea') ? target : target.querySelector('textarea'));
  field?.focus({ preventScroll: true });
  if (select && field instanceof HTMLTextAreaElement) field.select();
}

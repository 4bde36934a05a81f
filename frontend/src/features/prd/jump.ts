/** Brings a part of the document into view and, where it can be written in, puts the caret there. */
export function jump(id: string, { select = false } = {}): void {
  const target = document.getElementById(id);
  if (!target) return;
  target.scrollIntoView({ block: 'start' });
  const field = target.matches('input, textarea') ? target : target.querySelector('textarea');
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
    field.focus({ preventScroll: true });
    if (select) field.select();
  }
}

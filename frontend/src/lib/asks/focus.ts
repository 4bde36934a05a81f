/**
 * Says whether the focus is on what `selector` matches. A dialog that lies over the page changes nothing: under the
 * help or the palette the selection still stands where it was.
 */
export function focusIsOn(selector: string, target: EventTarget | null, was: boolean): boolean {
  if (!(target instanceof Element) || target.closest('[role="dialog"]')) return was;
  return target.closest(selector) !== null;
}

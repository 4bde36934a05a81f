import { matches, parseKeys, type Stroke } from './keys';
import { bindings } from './bindings.svelte';
import type { BoundCommand } from './registry.svelte';

/** How long a begun sequence waits for its next key, in milliseconds. */
const patience = 1200;

/** Says whether what has the focus takes typed text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  // A segment of a date field takes digits; a list box finds options by typing.
  if (target.closest('[role="spinbutton"], [role="listbox"], [role="menu"]')) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'].includes(target.type)
  );
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}

function strokesOf(command: BoundCommand): Stroke[][] {
  return command.keys.map(parseKeys);
}

/** Finds the command for each key press, with sequences like "g s" in mind. */
export class Shortcuts {
  #begun: KeyboardEvent[] = [];
  #begunAt = 0;
  /** What stood in a field when something was last typed into it. */
  readonly #typed = new WeakMap<EventTarget, string>();

  /** Remembers what was typed into a field. */
  typed(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.#typed.set(event.target, event.target.value);
  }

  /** Runs what the key stands for; true when it stood for something. */
  handle(event: KeyboardEvent, available: readonly BoundCommand[]): boolean {
    if (event.defaultPrevented || event.isComposing || inDialog(event.target)) return false;
    if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return false;
    if (event.timeStamp - this.#begunAt > patience) this.#begun = [];
    const pressed = [...this.#begun, event];
    const candidates = available.filter((command) => !command.local && this.#allowed(command, event));

    const begins = (strokes: Stroke[]) =>
      strokes.length >= pressed.length &&
      pressed.every((press, i) => strokes[i] && matches(press, strokes[i]));
    const [whole] = candidates
      .filter((c) => strokesOf(c).some((s) => s.length === pressed.length && begins(s)))
      .sort((a, b) => Number(bindings.before(b.id, a.id)) - Number(bindings.before(a.id, b.id)));
    const partly = candidates.some((c) => strokesOf(c).some((s) => s.length > pressed.length && begins(s)));

    this.#begun = whole === undefined && partly ? pressed : [];
    this.#begunAt = event.timeStamp;
    if (whole === undefined) {
      // The second key may begin something of its own.
      return pressed.length > 1 && !partly ? this.handle(event, available) : false;
    }
    event.preventDefault();
    void whole.run();
    return true;
  }

  #allowed(command: BoundCommand, event: KeyboardEvent): boolean {
    if (!takesText(event.target)) return true;
    if (!event.ctrlKey && !event.metaKey && !event.altKey) return false;
    return command.notInText !== true || this.#holdsNothing(event.target);
  }

  /** Says whether a field has nothing of its own to undo: nobody typed in it, or the page took what was typed, to add it. */
  #holdsNothing(target: EventTarget | null): boolean {
    return target instanceof HTMLInputElement && target.value === '' && this.#typed.get(target) !== '';
  }
}

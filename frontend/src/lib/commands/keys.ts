// Shortcuts as text: "Mod+K", "Shift+Delete", "?", or a sequence like "g s" (first g, then s).
// "Mod" is Cmd on a Mac and Ctrl elsewhere.

export interface Stroke {
  key: string;
  mod: boolean;
  alt: boolean;
  shift: boolean;
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Reads a shortcut into its strokes. */
export function parseKeys(keys: string): Stroke[] {
  return keys.split(' ').map((part) => {
    // "Mod++" is Mod and the plus key.
    const names = part.split(/\+(?!$)/);
    const key = names.pop() ?? '';
    const has = (name: string) => names.includes(name);
    return { key: normalise(key), mod: has('Mod'), alt: has('Alt'), shift: has('Shift') };
  });
}

function normalise(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

/** A sign such as "?" already needs Shift on some keyboards and not on others. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}\p{N} ]/u.test(key);
}

/** Says whether a key press is the stroke. */
export function matches(event: KeyboardEvent, stroke: Stroke): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  if (other || mod !== stroke.mod || event.altKey !== stroke.alt) return false;
  if (!isSign(stroke.key) && event.shiftKey !== stroke.shift) return false;
  if (normalise(event.key) === stroke.key) return true;
  // With Alt or Shift held, digits and letters may arrive as other signs; the place of the key then decides.
  return /^[a-z0-9]$/.test(stroke.key) && /^(Key|Digit)/.test(event.code) && stroke.alt
    ? event.code.replace(/^(Key|Digit)/, '').toLowerCase() === stroke.key
    : false;
}

const names: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** The shortcut as caps to show: [["Ctrl", "K"]], or [["G"], ["S"]] for a sequence. */
export function showKeys(keys: string, mac = isMac): string[][] {
  return parseKeys(keys).map(({ key, mod, alt, shift }) => [
    ...(mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift'] : []),
    names[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  ]);
}

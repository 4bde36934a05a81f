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

/** Writes a key press as a shortcut; undefined while only Ctrl, Alt, Shift and their like are held. */
export function writeKeys(event: KeyboardEvent): string | undefined {
  const { key, code, altKey, shiftKey } = event;
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key))
    return undefined;
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  const name = altKey && place !== undefined ? place : key;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  return [
    ...(mod ? ['Mod'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && !isSign(name) ? ['Shift'] : []),
    name.length === 1 && (mod || altKey) ? name.toUpperCase() : normalise(name),
  ].join('+');
}

/** Why a key press cannot be the shortcut of a command; undefined when it can. */
export function unfit(keys: string, typing: boolean): string | undefined {
  const [stroke] = parseKeys(keys);
  if (!stroke || keys.includes(' ')) return 'The space bar presses buttons. Choose another key.';
  const bare = !stroke.mod && !stroke.alt;
  if (typing && bare && stroke.key.length === 1) return 'This key writes a sign. Add Ctrl or Alt to it.';
  if (!typing && bare && ['Tab', 'Enter'].includes(stroke.key))
    return 'This key moves through the window. Choose another.';
  return undefined;
}

/** Says whether two shortcuts get in each other's way: they are the same, or one begins the other. */
export function overlap(a: string, b: string): boolean {
  const [first, second] = [parseKeys(a), parseKeys(b)];
  const common = Math.min(first.length, second.length);
  return Array.from(
    { length: common },
    (_, i) => JSON.stringify(first[i]) === JSON.stringify(second[i]),
  ).every(Boolean);
}

const names: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
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

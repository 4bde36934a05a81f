/** The command of the keys that undo and redo everywhere; undefined for other keys. */
export function historyCommand({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: KeyboardEvent): string | undefined {
  if (altKey || (!ctrlKey && !metaKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'y' && !shiftKey) return 'history.redo';
  if (letter !== 'z') return undefined;
  return shiftKey ? 'history.redo' : 'history.undo';
}

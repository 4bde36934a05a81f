export { commands, useCommands, type Command } from './registry.svelte';
export { showKeys, parseKeys } from './keys';
export { Shortcuts, takesText } from './shortcuts';
export { rank, score } from './match';

export { commands, useCommands, type BoundCommand, type Command } from './registry.svelte';
export { bindings, whileTyping } from './bindings.svelte';
export { catalogue, type KeyRecord } from './catalogue';
export { historyCommand } from './historyKeys';
export { showKeys, parseKeys, unfit, writeKeys } from './keys';
export { Shortcuts, takesText } from './shortcuts';
export { rank, score } from './match';

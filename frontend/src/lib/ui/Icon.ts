/** A drawing from @lucide/svelte, imported one by one: `import Plus from '@lucide/svelte/icons/plus'`. */
export type { LucideIcon as Icon } from '@lucide/svelte';

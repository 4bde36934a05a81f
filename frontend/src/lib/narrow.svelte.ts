import { MediaQuery } from 'svelte/reactivity';

/** True in a window that is a strip beside a call, and in any other that is as narrow; the CSS says 560px too. */
export const narrow = new MediaQuery('(max-width: 560px)', false);

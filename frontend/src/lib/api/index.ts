export { api, hasBackend, useBackend, type Backend } from './client';
export { changes } from './changes.svelte';
export { ApiError, errorWords, toApiError } from './errors';
export { query, type Query } from './query.svelte';
export { askFilter, citingQuery, promiseFilter, searchQuery, sessionFilter, voicesQuery } from './filters';
export { blankAsk, blankTheme, never, unmade } from './unmade';
export * from './types';
export { onFileDrop } from './fileDrop';
export { onClosing } from './closing';

import { unsaved } from '$lib/unsaved.svelte';
import { services, type Services } from './bindings';
import { changes } from './changes.svelte';
import { ApiError, toApiError } from './errors';
import { Code } from './types';

type Client = {
  [S in keyof Services]: { [M in keyof Services[S] as Uncapitalize<M & string>]: Services[S][M] };
};
type Service = Record<string, (...args: never[]) => Promise<unknown>>;

/** What stands behind the client: Go in the window, a fake in component tests. */
export type Backend = { [S in keyof Services]: Services[S] };

/**
 * Calls that leave the workspace as it is. Every other call makes the lists refetch; a line that is taken down does so a
 * moment later, so that nothing stands between it and the screen.
 */
const reads: { [S in keyof Services]: readonly (keyof Services[S])[] } = {
  workspaces: ['Current', 'Recent', 'Check'],
  products: ['List'],
  stakeholders: ['List'],
  sessions: ['List', 'Get', 'LastTime'],
  guides: ['List'],
  questions: ['List'],
  notes: [
    'List',
    'Preview',
    'Complete',
    'Line',
    'Draft',
    'SaveDraft',
    'SaveEditDraft',
    'EditDrafts',
    'Versions',
    'Unsent',
  ],
  transcripts: ['Choose', 'Drop', 'Open', 'List', 'Lines'],
  wrapUp: ['ReadBack', 'FollowUp', 'CopyFollowUp', 'SaveFollowUp'],
  promises: ['List'],
  askImports: ['Choose', 'Open', 'Drop', 'Paste', 'Look', 'Progress', 'Cancel', 'List'],
  asks: ['List', 'Get', 'Find', 'Rows', 'Count', 'Views', 'Similar', 'AskedBefore', 'Pairs'],
  voices: ['Quotes', 'Behind', 'Hearing', 'Overlap', 'OverlapRows', 'ExportOverlap'],
  themes: ['Board', 'Cards', 'Voices', 'List'],
  suggestions: ['Make', 'Duplicates', 'Progress', 'Cancel', 'Dismissed', 'Split', 'LikeThese', 'Count'],
  prds: [
    'List',
    'Get',
    'Evidence',
    'ExportChoices',
    'Foresee',
    'Export',
    'ExportProgress',
    'CancelExport',
    'CopyMarkdown',
    'OpenExported',
    'RevealExported',
    'NewSince',
    'Trace',
    'Coverage',
    'Citing',
    'CitingNotes',
    'ExportTrace',
  ],
  templates: ['List'],
  letters: ['Write', 'Progress', 'Cancel', 'Open'],
  styles: ['Get', 'Legible'],
  versions: ['Standing', 'Compare', 'Read', 'Copy'],
  findings: ['Of', 'Requirement'],
  metrics: ['List', 'Due', 'Starters', 'Look', 'Export'],
  images: ['Choose', 'Keep'],
  agreement: ['Of', 'List', 'CopyRequest'],
  comments: ['List'],
  search: ['Find'],
  history: ['State'],
  trash: ['List'],
  backups: ['List', 'Make', 'KeepUp', 'Try'],
  preferences: ['Get', 'Update', 'About'],
  links: ['Open'],
  window: ['Compact', 'Whole'],
  closing: ['Hold', 'Asked', 'Leave', 'Copy', 'SaveCopy'],
};

/** Calls that save a text while it is typed: its own view shows it already. */
const texts: readonly string[] = ['Update', 'UpdateSection', 'UpdateRequirement'];

let backend: Backend = services;

/** Puts another backend behind the client, for tests and for design work in a browser. */
export function useBackend(other: Backend): void {
  backend = other;
}

/** Says whether Go is there at all: in a plain browser it is not. */
export function hasBackend(): boolean {
  return backend !== services || 'go' in window;
}

async function call(service: keyof Services, method: string, args: never[]): Promise<unknown> {
  if (!hasBackend()) {
    throw new ApiError(Code.Unavailable, 'The part of Throughline that keeps your notes does not answer.');
  }
  const isChange = !(reads[service] as readonly string[]).includes(method);
  try {
    const target = backend[service] as unknown as Service;
    const answer = target[method]?.(...args) ?? Promise.resolve();
    const result = await (isChange ? unsaved.during(answer) : answer);
    if (service === 'notes' && method === 'Add') changes.bumpLater();
    else if (service === 'prds' && texts.includes(method)) changes.bumpText();
    else if (isChange) changes.bump();
    return result;
  } catch (rejection) {
    throw toApiError(rejection);
  }
}

function clientOf(service: keyof Services): unknown {
  return Object.fromEntries(
    Object.keys(services[service]).map((method) => [
      method.charAt(0).toLowerCase() + method.slice(1),
      (...args: never[]) => call(service, method, args),
    ]),
  );
}

/** The backend as the front end calls it: `await api.notes.add(form)`. Every rejection is an ApiError. */
export const api = Object.fromEntries(
  Object.keys(services).map((service) => [service, clientOf(service as keyof Services)]),
) as Client;

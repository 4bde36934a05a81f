import { HitKind, NoteKind, searchQuery, type SearchQuery } from '$lib/api';
import { noteKinds } from '$lib/words';

/** What narrows a search, as the address keeps it; an empty value narrows nothing. */
export interface Filters {
  product: string;
  person: string;
  /** A kind of hit ("ask"), or a kind of note ("note.pain"). */
  kind: string;
  from: string;
  to: string;
}

export type FilterName = keyof Filters;

export const filterNames: readonly FilterName[] = ['product', 'person', 'kind', 'from', 'to'];

const plurals: Record<HitKind, string> = {
  [HitKind.Note]: 'Notes',
  [HitKind.Ask]: 'Asks',
  [HitKind.Theme]: 'Themes',
  [HitKind.PRD]: 'PRDs',
  [HitKind.Session]: 'Sessions',
  [HitKind.Person]: 'People',
  [HitKind.Metric]: 'Metrics',
  [HitKind.Comment]: 'Comments on PRDs',
  [HitKind.Transcript]: 'Transcripts',
};

/** The choices of the filter by kind: everything, each kind of hit, each kind of note. */
export const kindOptions: readonly { value: string; label: string; hint?: string }[] = [
  { value: '', label: 'Everything' },
  ...Object.values(HitKind).map((kind) => ({ value: kind, label: plurals[kind] })),
  ...Object.values(NoteKind)
    .filter((kind) => kind !== NoteKind.Note)
    .map((kind) => ({
      value: `note.${kind}`,
      label: `${noteKinds[kind].word} notes`,
      hint: noteKinds[kind].mark,
    })),
  { value: `note.${NoteKind.Note}`, label: 'Plain notes' },
];

/** Reads the filters from the address. */
export function readFilters(query: Record<string, string>): Filters {
  const value = (name: FilterName) => query[name] ?? '';
  const kind = value('kind');
  return {
    product: value('product'),
    person: value('person'),
    kind: kindOptions.some((option) => option.value === kind) ? kind : '',
    from: dayOrNone(value('from')),
    to: dayOrNone(value('to')),
  };
}

function dayOrNone(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '';
}

/** What to ask the backend for. */
export function queryOf(text: string, filters: Filters, limit: number): SearchQuery {
  const [kind = '', noteKind = ''] = filters.kind.split('.');
  return searchQuery(text, {
    productId: filters.product,
    stakeholderId: filters.person,
    kind,
    noteKind,
    from: filters.from,
    to: filters.to,
    limit,
  });
}

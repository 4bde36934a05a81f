// How a place in the app is written in the address after "#".

/** The areas of the app, each with its own view. */
export const areas = [
  'sessions',
  'asks',
  'themes',
  'voices',
  'prds',
  'metrics',
  'promises',
  'people',
  'guides',
  'products',
  'review',
  'trash',
  'settings',
] as const;
export type Area = (typeof areas)[number];

export interface Place {
  area: Area;
  /** What is open in the area; empty for its list. */
  id: string;
  query: Record<string, string>;
}

const home: Place = { area: 'sessions', id: '', query: {} };

/** Reads "#/sessions/<id>?note=<id>". What is no place leads home. */
export function parseHash(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s, 2);
  const [area = '', id = ''] = path.split('/').map(decode);
  if (!(areas as readonly string[]).includes(area)) return home;
  return { area: area as Area, id, query: Object.fromEntries(new URLSearchParams(search)) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The link to a place, for `<a href>`; empty values of the query are left out. */
export function href(area: Area, id = '', query: Record<string, string> = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#/${area}${id === '' ? '' : `/${encodeURIComponent(id)}`}${search === '' ? '' : `?${search}`}`;
}

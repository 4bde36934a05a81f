import { askFilter, AskPlace, Decision, type AskFilter } from '$lib/api';

/** The filter as the address keeps it, each part empty for "all". */
export interface FilterQuery {
  place: string;
  product: string;
  person: string;
  team: string;
  theme: string;
  decision: string;
  channel: string;
  /** "none" takes those of which nobody has asked why yet. */
  root: string;
  /** "now" takes those that are asleep. */
  asleep: string;
  q: string;
  sort: string;
  /** "reverse" turns the order round. */
  order: string;
}

export const noFilter: FilterQuery = {
  ...{ place: '', product: '', person: '', team: '', theme: '', decision: '' },
  ...{ channel: '', root: '', asleep: '', q: '', sort: '', order: '' },
};

/** The views that are always there. */
export const builtIn: readonly { name: string; about: string; filter: FilterQuery }[] = [
  view('Inbox', 'Undecided, without a theme, awake', { place: AskPlace.Inbox }),
  view('All', 'Every ask', {}),
  view('Accepted', 'Decided: accepted', { decision: Decision.Accepted }),
  view('Later', 'Decided for later, or asleep', { place: AskPlace.Waiting }),
  view('Declined', 'Decided: declined', { decision: Decision.Declined }),
  view('No root yet', 'Nobody has asked why yet', { place: AskPlace.Rootless }),
];

function view(name: string, about: string, part: Partial<FilterQuery>) {
  return { name, about, filter: { ...noFilter, ...part } };
}

/** Reads the filter from the query of the address; other parts of the query are left out. */
export function filterOf(query: Partial<Record<string, string>>): FilterQuery {
  const parts = Object.keys(noFilter).map((key) => [key, query[key] ?? '']);
  return Object.fromEntries(parts) as FilterQuery;
}

/** The filter as the backend takes it. */
export function toAskFilter(filter: FilterQuery): AskFilter {
  return askFilter({
    place: filter.place,
    productId: filter.product,
    stakeholderId: filter.person,
    team: filter.team,
    themeId: filter.theme,
    decision: filter.decision,
    channel: filter.channel,
    noRoot: filter.root !== '',
    asleep: filter.asleep !== '',
    text: filter.q.trim(),
    sort: filter.sort,
    reverse: filter.order !== '',
  });
}

/** The filter as the address keeps it. */
export function fromAskFilter(filter: AskFilter): FilterQuery {
  return {
    place: filter.place,
    product: filter.productId,
    person: filter.stakeholderId,
    team: filter.team,
    theme: filter.themeId,
    decision: filter.decision,
    channel: filter.channel,
    root: filter.noRoot ? 'none' : '',
    asleep: filter.asleep ? 'now' : '',
    q: filter.text,
    sort: filter.sort,
    order: filter.reverse ? 'reverse' : '',
  };
}

export const sameFilter = (a: FilterQuery, b: FilterQuery): boolean =>
  Object.keys(noFilter).every((key) => a[key as keyof FilterQuery] === b[key as keyof FilterQuery]);

/** What is chosen beyond a view: each part that is not as it is there. Text, order and product are not counted. */
export function narrowed(filter: FilterQuery, base: FilterQuery): (keyof FilterQuery)[] {
  const parts = ['product', 'person', 'team', 'theme', 'decision', 'channel', 'root', 'asleep'] as const;
  return parts.filter((part) => filter[part] !== '' && filter[part] !== base[part]);
}

/** The built-in view in which a filter stands. */
export function builtInOf(filter: FilterQuery) {
  const whole = builtIn.find(({ filter: f }) => f.place === filter.place && f.decision === filter.decision);
  return whole ?? builtIn.find(({ filter: f }) => f.place === filter.place && f.decision === '');
}

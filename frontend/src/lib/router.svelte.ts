// The place in the app, kept in the address after "#", so that back, forward and links work.
import { href, parseHash, type Area } from './place';

export { href, type Area } from './place';

class Route {
  #place = $state.raw(parseHash(window.location.hash));

  constructor() {
    window.addEventListener('hashchange', () => {
      this.#place = parseHash(window.location.hash);
    });
  }

  get area(): Area {
    return this.#place.area;
  }

  get id(): string {
    return this.#place.id;
  }

  get query(): Record<string, string> {
    return this.#place.query;
  }
}

/** Where the user is; reactive. */
export const route = new Route();

/** The value of `view` in a session's query that shows its wrap-up in place of its notes. */
export const wrapUp = 'wrap-up';

/** The values of `view` that show suggested themes in place of the board, and duplicates in place of the asks. */
export const suggesting = 'suggest';
export const duplicates = 'duplicates';

/** The value of `view` in a PRD's query that shows what it rests on in place of its text. */
export const tracing = 'trace';

/** The value of `view` in a PRD's query that compares its versions. */
export const comparing = 'compare';

/** The value of `view` in a PRD's query that shows a version of it, the one that `version` names, to be read. */
export const oldVersion = 'version';

/** Goes to a place and leaves a step to come back by. */
export function go(area: Area, id = '', query: Record<string, string> = {}): void {
  window.location.hash = href(area, id, query);
}

/** Changes parts of the query of this place without leaving a step; an empty value takes the part away. */
export function setQuery(patch: Record<string, string>): void {
  const target = href(route.area, route.id, { ...route.query, ...patch });
  if (target === window.location.hash) return;
  window.history.replaceState(null, '', target);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Where a section or requirement begins in the PDF: its page, from 1, and how far down, as a part of the page's height. */
export interface Place {
  id: string;
  page: number;
  top: number;
}

/** A part of a page that shows one section or requirement. */
export interface Region {
  id: string;
  top: number;
  height: number;
}

/** Reads what the app says of where things stand; nothing where it says nothing that can be read. */
export function readPlaces(header: string | null): Place[] {
  try {
    return (JSON.parse(header ?? '') as Place[] | null) ?? [];
  } catch {
    return [];
  }
}

/** What a page shows, from its upper edge to its lower one; what began on a page before goes on at the top. */
export function regionsOn(page: number, places: readonly Place[]): Region[] {
  const here = places.filter((place) => place.page === page);
  const before = places.findLast((place) => place.page < page);
  const starts = before ? [{ ...before, top: 0 }, ...here] : here;
  return starts
    .map(({ id, top }, i) => ({ id, top, height: (starts[i + 1]?.top ?? 1) - top }))
    .filter(({ height }) => height > 0);
}

/** What the line at so much of a page shows; undefined where that is none of the document's parts. */
export function shownAt(page: number, top: number, places: readonly Place[]): string | undefined {
  return regionsOn(page, places).findLast((region) => region.top <= top)?.id;
}

import type { PRDSummary, Product, SessionSummary, Stakeholder } from '$lib/api';
import { rank, showKeys, type BoundCommand } from '$lib/commands';
import { formatDay } from '$lib/format';
import { go } from '$lib/router.svelte';
import { prdStatusWords, productKindWords } from '$lib/words';

/** One line of the palette. */
export interface Entry {
  id: string;
  title: string;
  hint: string;
  keys?: string;
  words?: string;
  group: string;
  run: () => unknown;
}

function ofCommand(command: BoundCommand): Entry {
  const [keys] = command.keys;
  return {
    id: command.id,
    title: command.title,
    hint: '',
    group: command.group,
    words: `${command.group} ${command.words ?? ''}`,
    run: command.run,
    ...(keys === undefined ? {} : { keys }),
  };
}

function ofProduct(product: Product): Entry {
  return {
    id: `product:${product.id}`,
    title: product.name,
    hint: productKindWords[product.kind].word,
    words: 'product',
    group: 'Products',
    run: () => go('products', product.id),
  };
}

function ofPerson({ id, name, role, team }: Stakeholder): Entry {
  return {
    id: `person:${id}`,
    title: name,
    hint: [role, team].filter((part) => part !== '').join(', '),
    words: `person ${team}`,
    group: 'People',
    run: () => go('people', '', { person: id }),
  };
}

function ofSession(session: SessionSummary): Entry {
  return {
    id: `session:${session.id}`,
    title: session.title,
    hint: `${session.productName} · ${formatDay(session.startedAt ?? session.plannedAt)}`,
    words: `session ${session.productName}`,
    group: 'Sessions',
    run: () => go('sessions', session.id),
  };
}

function ofPRD(prd: PRDSummary): Entry {
  return {
    id: `prd:${prd.id}`,
    title: prd.title,
    hint: `${prd.productName} · ${prdStatusWords[prd.status]}`,
    words: `prd document requirements ${prd.productName}`,
    group: 'PRDs',
    run: () => go('prds', prd.id),
  };
}

/** What the palette offers for what was typed, under headings; the heading of the best answer comes first. */
export function offer(
  typed: string,
  sources: {
    commands: readonly BoundCommand[];
    products: readonly Product[];
    people: readonly Stakeholder[];
    sessions: readonly SessionSummary[];
    prds: readonly PRDSummary[];
  },
): [string, Entry[]][] {
  const entries = [
    ...sources.commands.filter((command) => command.quiet !== true).map(ofCommand),
    ...sources.products.map(ofProduct),
    // Without a word only the newest sessions are worth their place, and people and documents are too many.
    ...sources.sessions.slice(0, typed.trim() === '' ? 5 : undefined).map(ofSession),
    ...(typed.trim() === '' ? [] : [...sources.prds.map(ofPRD), ...sources.people.map(ofPerson)]),
  ];
  const found = rank(typed, entries, (entry) => entry).slice(0, 60);
  if (typed.trim() !== '') found.push(searchFor(typed.trim()));
  return [...Map.groupBy(found, (entry) => entry.group)];
}

function searchFor(typed: string): Entry {
  return {
    id: 'review.search',
    title: `Search everything for “${typed}”`,
    hint: '',
    group: 'Review',
    run: () => go('review', '', { q: typed }),
  };
}

/** The keys of an entry in words, for screen readers. */
export function spokenKeys(keys: string): string {
  return showKeys(keys)
    .map((caps) => caps.join(' '))
    .join(' then ');
}

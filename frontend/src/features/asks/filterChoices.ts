import type { Product, Stakeholder, Theme } from '$lib/api';
import { channelWords, decisionWords } from '$lib/words';
import type { Choice } from './choice';
import type { FilterQuery } from './filter';

/** What a list of asks can be narrowed by, each value once: "Chat" of the channels, "Rina Hartono" of the people. */
export function filterChoices(
  products: readonly Product[],
  people: readonly Stakeholder[],
  themes: readonly Theme[],
): Choice[] {
  const of = (part: keyof FilterQuery, hint: string, value: string, label: string): Choice => ({
    value: `${part}=${value}`,
    label,
    hint,
  });
  const teams = [...new Set(people.map(({ team }) => team).filter((team) => team !== ''))].sort();
  return [
    of('root', 'Root', 'none', 'No root yet'),
    of('asleep', 'Sleep', 'now', 'Asleep'),
    ...Object.entries(decisionWords).map(([value, word]) => of('decision', 'Decision', value, word)),
    of('theme', 'Theme', 'none', 'No theme yet'),
    ...(products.length > 1 ? products : []).map(({ id, name }) => of('product', 'Product', id, name)),
    ...themes.map(({ id, name }) => of('theme', 'Theme', id, name)),
    ...Object.entries(channelWords).map(([value, word]) => of('channel', 'Channel', value, word)),
    ...teams.map((team) => of('team', 'Team', team, team)),
    ...people.map(({ id, name }) => of('person', 'Person', id, name)),
  ];
}

/** The part of a filter that a choice stands for. */
export function partOf(value: string): Partial<FilterQuery> {
  const at = value.indexOf('=');
  const part = { [value.slice(0, at)]: value.slice(at + 1) } as Partial<FilterQuery>;
  // Themes belong to a product: with another product the chosen one would find nothing.
  return part.product === undefined ? part : { ...part, theme: '' };
}

/** A part of the filter in words: "Channel: Chat". */
export function partWords(choices: readonly Choice[], part: keyof FilterQuery, value: string): string {
  const choice = choices.find((c) => c.value === `${part}=${value}`);
  return choice ? `${choice.hint ?? ''}: ${choice.label}` : `${part}: …`;
}

import type { KeptGroup, ThemeSuggestion, VoiceCount } from '$lib/api';

/** A suggestion as the PM has it before them, with what they changed about it. */
export interface Group extends Omit<ThemeSuggestion, 'voices'> {
  /** Names it on the screen, as long as it is there. */
  key: string;
  voices: VoiceCount;
  /** The asks that are not ticked. */
  left: readonly string[];
  /** The asks that were accepted as this theme. */
  accepted: readonly string[];
  /** The PM changed it, so that it stays as it is. */
  touched: boolean;
}

export function groupOf(suggestion: ThemeSuggestion, key: string): Group {
  return { ...suggestion, key, left: [], accepted: [], touched: false };
}

/** The asks of a group that go into its theme. */
export function ticked(group: Pick<Group, 'askIds' | 'left'>): string[] {
  return group.askIds.filter((id) => !group.left.includes(id));
}

/** How sure the engine is, in a word. */
export function sureWords(confidence: number): string {
  if (confidence >= 0.7) return 'Sure';
  return confidence >= 0.4 ? 'Fairly sure' : 'Unsure';
}

/** What is left of the groups by what the workspace holds now: the asks that are still free, without what was dismissed. */
export function visible(
  groups: readonly Group[],
  open: readonly string[],
  dismissed: readonly { themeId?: string; askIds: readonly string[] }[],
): Group[] {
  const free = new Set(open);
  return groups.flatMap((group) => {
    if (group.accepted.length > 0 && !group.accepted.some((id) => free.has(id))) return [];
    const refused = new Set(
      dismissed.filter((one) => (one.themeId ?? '') === group.themeId).flatMap(({ askIds }) => askIds),
    );
    const still = group.askIds.filter((id) => free.has(id));
    // Into a theme that is there an ask falls or not; a new theme is dismissed whole.
    const askIds =
      group.themeId === ''
        ? still.every((id) => refused.has(id))
          ? []
          : still
        : still.filter((id) => !refused.has(id));
    return askIds.length > 0 ? [{ ...group, askIds }] : [];
  });
}

/** Those of the asks that are free and in no group, each once. */
export function outside(
  groups: readonly Group[],
  askIds: readonly string[],
  open: readonly string[],
): string[] {
  const free = new Set(open);
  for (const group of groups) for (const id of group.askIds) free.delete(id);
  return [...new Set(askIds)].filter((id) => free.has(id));
}

export function byId<T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Puts one group behind another. */
export function merged(groups: readonly Group[], fromKey: string, intoKey: string): Group[] {
  const from = groups.find(({ key }) => key === fromKey);
  if (!from || fromKey === intoKey) return [...groups];
  return groups
    .filter(({ key }) => key !== fromKey)
    .map((group) =>
      group.key === intoKey
        ? {
            ...group,
            askIds: [...group.askIds, ...from.askIds],
            left: [...group.left, ...from.left],
            touched: true,
          }
        : group,
    );
}

/** Takes asks out of their groups, and puts them into another; "" for none. A group that is left empty goes. */
export function moved(groups: readonly Group[], askIds: readonly string[], intoKey: string): Group[] {
  const without = (ids: readonly string[]) => ids.filter((id) => !askIds.includes(id));
  return groups
    .map((group) => {
      const kept = without(group.askIds);
      return {
        ...group,
        askIds: group.key === intoKey ? [...kept, ...askIds] : kept,
        typical: group.key === intoKey ? group.typical : without(group.typical),
        left: without(group.left),
        touched: group.touched || group.key === intoKey || kept.length < group.askIds.length,
      };
    })
    .filter(({ askIds: ids }) => ids.length > 0);
}

const isMine = ({ touched, accepted }: Group) => touched || accepted.length > 0;

/** What the engine calls a group that stays: by the theme that it adds to, while it is not accepted. */
const nameOf = ({ key, themeId, accepted }: Group) =>
  themeId !== '' && accepted.length === 0 ? themeId : key;

/**
 * What stays when suggestions are made again: the groups that the PM changed, those ticked before the others, and what was
 * accepted, should that be taken back; and the asks that they took out of all groups or left out.
 */
export function keptOf(
  groups: readonly Group[],
  out: readonly string[],
): { kept: KeptGroup[]; out: string[] } {
  const mine = groups.filter(isMine);
  const left = ({ accepted, left: ids }: Group) => (accepted.length > 0 ? ids : []);
  return {
    kept: mine.map((group) => ({
      id: nameOf(group),
      askIds: group.accepted.length > 0 ? [...group.accepted] : [...ticked(group), ...group.left],
    })),
    out: [...new Set([...out, ...mine.flatMap(left)])],
  };
}

/** The groups after suggestions were made again: those that stayed, with what else fell into them, among the new ones. */
export function remade(
  groups: readonly Group[],
  themes: readonly ThemeSuggestion[],
  key: () => string,
): Group[] {
  const mine = groups.filter(isMine);
  const names = new Set(mine.map(nameOf));
  const fresh = themes.filter(({ themeId }) => !names.has(themeId)).map((theme) => groupOf(theme, key()));
  const gone = new Set(fresh.flatMap(({ askIds }) => askIds));
  const stayed = mine.map((group) => {
    const more = themes.find(({ themeId }) => themeId === nameOf(group))?.askIds ?? [];
    return { ...group, askIds: [...new Set([...group.askIds.filter((id) => !gone.has(id)), ...more])] };
  });
  return [...stayed, ...fresh].toSorted((a, b) => b.askIds.length - a.askIds.length);
}

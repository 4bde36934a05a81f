import type { Channel, Guide, Guides, ProductKind } from '$lib/api';
import { channelWords, productKindWords } from '$lib/words';
import { plural } from '$lib/format';

/** For what a guide is: "Interview, internal product". */
export function guideUse({ channel, productKind }: Guide): string {
  const kind = (productKind as string) === '' ? 'any' : productKindWords[productKind].word;
  return `${channelWords[channel]}, ${kind} product`;
}

export function guideSize({ questions }: Guide): string {
  return plural(questions.length, 'question');
}

/** The guides in the order in which a session would want them: the fitting first, one's own before the shipped. */
export function fitting(
  { own, shipped }: Guides,
  channel: Channel,
  productKind: ProductKind | undefined,
): Guide[] {
  const fits = (guide: Guide) =>
    Number(guide.channel === channel) * 2 +
    Number((guide.productKind as string) === '' || guide.productKind === productKind);
  return [...own, ...shipped].sort((a, b) => fits(b) - fits(a));
}

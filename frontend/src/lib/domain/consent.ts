import Shield from '@lucide/svelte/icons/shield';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import ShieldEllipsis from '@lucide/svelte/icons/shield-ellipsis';
import ShieldX from '@lucide/svelte/icons/shield-x';
import { Consent } from '$lib/api';
import type { Icon } from '$lib/ui';

/** The answers in the order in which they come. */
export const answers = [Consent.NotAsked, Consent.Asked, Consent.Given, Consent.Declined] as const;

export const consentIcons: Record<Consent, Icon> = {
  [Consent.NotAsked]: Shield,
  [Consent.Asked]: ShieldEllipsis,
  [Consent.Given]: ShieldCheck,
  [Consent.Declined]: ShieldX,
};

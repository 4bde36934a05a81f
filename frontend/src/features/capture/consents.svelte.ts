import { Consent, api, type Participant } from '$lib/api';
import { attempt } from '$lib/act';
import type { Command } from '$lib/commands';
import { formatList } from '$lib/format';
import { workspace } from '$lib/workspace.svelte';
import type { Capture } from './capture.svelte';

/** What the participants of an opened session said to notes being taken and passed on. */
export class Consents {
  /** Whose menu is open; empty for nobody's. */
  openId = $state('');

  constructor(readonly capture: Capture) {}

  get #participants(): readonly Participant[] {
    return this.capture.session?.participants ?? [];
  }

  of(personId: string): Participant | undefined {
    return this.#participants.find(({ stakeholderId }) => stakeholderId === personId);
  }

  /** Those of whom nothing may leave the workspace. */
  get declined(): string {
    const refused = this.#participants.filter(({ consent }) => consent === Consent.Declined);
    return formatList(refused.map(({ stakeholderId }) => workspace.personName(stakeholderId)));
  }

  show(personId: string): void {
    const closed = personId === '' && this.openId !== '';
    this.openId = personId;
    // After the menu has given the focus back to its button.
    if (closed) setTimeout(() => this.capture.composer?.focus());
  }

  async set(personIds: readonly string[], consent: Consent): Promise<void> {
    const { sessionId } = this.capture;
    const answers = personIds.map((stakeholderId) => ({ sessionId, stakeholderId, position: 0, consent }));
    await attempt(() => api.sessions.setConsent({ sessionId, answers }));
  }

  commands(): Command[] {
    const group = 'Consent';
    const ids = this.#participants.map(({ stakeholderId }) => stakeholderId);
    const open = this.#participants.filter(
      ({ consent }) => consent === Consent.NotAsked || consent === Consent.Asked,
    );
    return [
      {
        id: 'consent.everyone',
        title: 'Consent: everyone who has not answered gave it',
        group,
        when: () => open.length > 0,
        run: () =>
          this.set(
            open.map(({ stakeholderId }) => stakeholderId),
            Consent.Given,
          ),
      },
      ...ids.map((id): Command => ({
        id: `consent.${id}`,
        title: `Consent of ${workspace.personName(id)} …`,
        group,
        words: 'asked given declined permission',
        run: () => this.show(id),
      })),
    ];
  }
}

import {
  api,
  changes,
  query,
  toApiError,
  type ApiError,
  type PRDVersion,
  type VersionStanding,
} from '$lib/api';
import { attempt, attemptUndoable, tellUndoable } from '$lib/act';
import { toasts } from '$lib/ui';
import type { PRDDocument } from './document.svelte';
import { versionName } from './versionWords';

/** How long the workspace must stand still before it is looked at what changed since a version: all of it is read. */
const rest = 700;

/** What was published of a document, how the draft stands to it, and what can be done with it. */
export class Versions {
  /** Whether the question under which name to publish is open. */
  publishing = $state(false);
  /** Why the document was not published. */
  error = $state.raw<ApiError>();
  busy = $state(false);
  #standing = $state.raw<VersionStanding>();
  #refresh: () => void = () => undefined;
  readonly #document: PRDDocument;

  constructor(document: PRDDocument) {
    this.#document = document;
  }

  /** Keeps the list fresh for as long as the calling component lives. */
  follow(): void {
    const answer = query(() => api.versions.standing(this.#document.id), { follow: false });
    this.#refresh = () => answer.refresh();
    let seen = changes.version;
    $effect(() => {
      if (changes.version === seen) return;
      seen = changes.version;
      const timer = setTimeout(() => answer.refresh(), rest);
      return () => clearTimeout(timer);
    });
    $effect(() => {
      if (answer.data) this.#standing = answer.data;
    });
  }

  get loading(): boolean {
    return this.#standing === undefined;
  }

  /** The versions, the latest first. */
  get list(): readonly PRDVersion[] {
    return this.#standing?.versions ?? [];
  }

  get latest(): PRDVersion | undefined {
    return this.list[0];
  }

  /** How many parts of the draft changed since the latest version. */
  get changes(): number {
    return this.#standing?.changes ?? 0;
  }

  /** Those changes in words; '' for none. */
  get summary(): string {
    return this.#standing?.summary ?? '';
  }

  /** How the next version is called after a small change, and after a large one. */
  get next(): { minor: string; major: string } {
    return { minor: this.#standing?.minor ?? '1.0', major: this.#standing?.major ?? '1.0' };
  }

  /** Asks under which name to publish; what is typed is saved first, so that what is asked about is what is published. */
  async ask(): Promise<void> {
    if (!(await this.#document.flush())) {
      const why = this.#document.problem;
      toasts.fail({ text: `Not published, because something is not saved yet. ${why}`.trim() });
      return;
    }
    this.error = undefined;
    this.publishing = true;
    this.#refresh();
  }

  async publish(label: string, note: string): Promise<void> {
    this.busy = true;
    try {
      const version = await api.versions.publish({ prdId: this.#document.id, label, note });
      this.publishing = false;
      this.#refresh();
      await tellUndoable(`${versionName(version)} published`);
    } catch (rejection) {
      this.error = toApiError(rejection);
    }
    this.busy = false;
  }

  async remove(version: PRDVersion): Promise<void> {
    await attemptUndoable(`${versionName(version)} deleted`, () => api.versions.delete(version.id));
    this.#refresh();
  }

  async copy(version: PRDVersion): Promise<void> {
    const copied = await attempt(() => api.versions.copy(version.id).then(() => true));
    if (copied) toasts.show({ text: `Fingerprint of ${versionName(version)} copied` });
  }
}

import { api, SectionKind, type OldVersion } from '$lib/api';
import { route, setQuery } from '$lib/router.svelte';
import { Published } from './published.svelte';

/** A version of a PRD while it is read: the one that the address names, or the latest. */
export class Reading extends Published<OldVersion> {
  protected async read(): Promise<OldVersion | undefined> {
    const { id } = this;
    return id === '' ? undefined : api.versions.read(this.prdId, id);
  }

  get id(): string {
    return (route.query.version ?? '') || this.latest;
  }

  /** Its place among the versions, the latest first. */
  get at(): number {
    return this.versions.findIndex(({ id }) => id === this.id);
  }

  /** Goes to the version published before this one, or after it. */
  step(by: 1 | -1): void {
    const next = this.versions[this.at + by];
    if (!next) return;
    this.bringing.missing = [];
    setQuery({ version: next.id });
  }

  /** The section in which the requirements stand; without one they come at the end. */
  get requirementsSectionId(): string | undefined {
    return this.data?.prd.sections.find(({ kind }) => kind === SectionKind.Requirements)?.id;
  }

  /** Whether the draft says one of its parts otherwise, or has it no more. */
  differs(partId: string): boolean {
    return this.data?.differs.includes(partId) ?? false;
  }

  /** How someone was called in it; '' for nobody. */
  name(id: string | undefined): string {
    return this.data?.people.find((person) => person.id === id)?.name ?? '';
  }
}

import { api, query, SectionKind, type OldVersion, type PRDVersion } from '$lib/api';
import { route, setQuery } from '$lib/router.svelte';
import { BringingBack } from './bringBack.svelte';

/** A version of a PRD while it is read: the one that the address names, or the latest. */
export class Reading {
  readonly #versions;
  readonly #answer;
  readonly bringing = new BringingBack();

  constructor(readonly prdId: string) {
    this.#versions = query(() => api.versions.standing(prdId));
    this.#answer = query(async () => {
      const { id } = this;
      return id === '' ? undefined : api.versions.read(prdId, id);
    });
  }

  get versions(): readonly PRDVersion[] {
    return this.#versions.data?.versions ?? [];
  }

  /** True where nothing was published that could be read. */
  get none(): boolean {
    return this.#versions.data?.versions.length === 0;
  }

  get error() {
    return this.#versions.error ?? this.#answer.error;
  }

  get data(): OldVersion | undefined {
    return this.#answer.data;
  }

  get id(): string {
    return (route.query.version ?? '') || (this.versions[0]?.id ?? '');
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

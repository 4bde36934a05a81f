import { api, Fate, type PRDVersion, type SectionChange, type VersionComparison } from '$lib/api';
import { route, setQuery } from '$lib/router.svelte';
import { Published } from './published.svelte';
import { versionName } from './versionWords';

/** The draft among the versions that can be chosen: an address cannot say '' for what is chosen. */
const draft = 'draft';

/** Two versions of a PRD side by side, and where the reader is among what changed. */
export class Comparing extends Published<VersionComparison> {
  /** Which change the reader went to last: its place among all, from 0. */
  at = $state(-1);

  protected async read(): Promise<VersionComparison | undefined> {
    const { from, to } = this;
    if (from === '') return undefined;
    return api.versions.compare({ prdId: this.prdId, from, to: to === draft ? '' : to });
  }

  /** The version from which is compared; the latest, where the address says none. */
  get from(): string {
    return (route.query.from ?? '') || this.latest;
  }

  /** The version, or `draft`, to which is compared. */
  get to(): string {
    return (route.query.to ?? '') || draft;
  }

  /** The version whose text the draft can have again; undefined where the draft is not what is compared. */
  get usable(): PRDVersion | undefined {
    return this.to === draft ? this.data?.from : undefined;
  }

  compare(from: string, to: string): void {
    this.at = -1;
    setQuery({ from, to: to === draft ? '' : to });
  }

  /** Looks from the other side. The draft is always the later one. */
  turn(): void {
    if (this.to !== draft) this.compare(this.to, this.from);
  }

  get turnable(): boolean {
    return this.to !== draft;
  }

  get choices(): { value: string; label: string }[] {
    return this.versions.map((version) => ({ value: version.id, label: versionName(version) }));
  }

  get laterChoices(): { value: string; label: string }[] {
    return [{ value: draft, label: 'The draft' }, ...this.choices];
  }

  /** The sections: those that changed, and those between them that did not, together. */
  get sections(): { changed?: SectionChange; same: SectionChange[] }[] {
    const rows: { changed?: SectionChange; same: SectionChange[] }[] = [];
    for (const section of this.data?.changes.sections ?? []) {
      const last = rows.at(-1);
      if (section.fate !== Fate.Same) rows.push({ changed: section, same: [] });
      else if (last && !last.changed) last.same.push(section);
      else rows.push({ same: [section] });
    }
    return rows;
  }

  /** Goes to the change after or before, among as many as the page shows; from the last on to the first. */
  step(by: 1 | -1, count: number): number {
    if (count === 0) return -1;
    this.at = this.at < 0 ? (by === 1 ? 0 : count - 1) : (this.at + by + count) % count;
    return this.at;
  }
}

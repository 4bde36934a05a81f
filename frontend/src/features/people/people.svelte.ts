import { Relationship, Side, api, toApiError, unmade, type Stakeholder } from '$lib/api';
import { attemptUndoable, tell } from '$lib/act';
import { rank } from '$lib/commands';
import { fold } from '$lib/commands/match';
import { route, setQuery } from '$lib/router.svelte';
import { neighbour, onwards } from '$lib/rows';
import { relationshipWords, sideWords } from '$lib/words';
import { workspace } from '$lib/workspace.svelte';

function blank(): Stakeholder {
  const nothing = { name: '', role: '', team: '', organisation: '' };
  return { ...unmade, ...nothing, side: Side.Inside, relationship: Relationship.Peer };
}

/** How many rows of a long list are drawn at a time. */
const batch = 60;

/** The list of people: what is shown, what is selected, and the dialog that makes or edits one. */
export class People {
  text = $state('');
  side = $state<Side | ''>('');
  relationship = $state<Relationship | ''>('');

  formOpen = $state(false);
  person = $state<Stakeholder>(blank());
  errors = $state<Record<string, string>>({});
  busy = $state(false);

  shown = $derived(
    rank(
      this.text,
      workspace.people
        .filter(({ side }) => this.side === '' || side === this.side)
        .filter(({ relationship }) => this.relationship === '' || relationship === this.relationship),
      ({ name, role, team, organisation, relationship, side }) => ({
        title: name,
        words: [role, team, organisation, relationshipWords[relationship], sideWords[side]].join(' '),
      }),
    ),
  );

  selected = $derived(workspace.person(route.query.person));

  #wanted = $state(batch);
  /** Those that are drawn: as many as were scrolled to, and down to the one that is selected. */
  drawn = $derived(
    this.shown.slice(0, Math.max(this.#wanted, this.#ids.indexOf(this.selected?.id ?? '') + batch)),
  );

  /** What was typed for other people, so that a team keeps one spelling: voices are counted by it. */
  teams = $derived(distinct(workspace.people.map(({ team }) => team)));
  organisations = $derived(distinct(workspace.people.map(({ organisation }) => organisation)));

  /** Said when somebody else has the name that is typed: the two could not be told apart where people are named. */
  namesake = $derived.by(() => {
    const name = plain(this.person.name);
    const other = workspace.people.find((one) => one.id !== this.person.id && plain(one.name) === name);
    if (!other) return '';
    const about = [other.role, other.team].filter((part) => part !== '').join(', ');
    return `There is already ${other.name}${about === '' ? '' : ` (${about})`}. Add what tells them apart.`;
  });

  get filtered(): boolean {
    return this.text !== '' || this.side !== '' || this.relationship !== '';
  }

  drawMore(): void {
    this.#wanted = this.drawn.length + batch;
  }

  select(id: string): void {
    setQuery({ person: id });
  }

  /** Selects the next or the previous one of those shown. */
  step(by: 1 | -1): void {
    const next = onwards(this.#ids, this.selected?.id, by);
    if (next !== undefined) this.#goTo(next);
  }

  get #ids(): string[] {
    return this.shown.map(({ id }) => id);
  }

  #goTo(id: string): void {
    this.select(id);
    document.getElementById(`person-${id}`)?.focus();
  }

  begin(person: Stakeholder = blank()): void {
    this.person = { ...person };
    this.errors = {};
    this.formOpen = true;
  }

  async save(): Promise<void> {
    this.busy = true;
    try {
      const saved = await (this.person.id === ''
        ? api.stakeholders.create(this.person)
        : api.stakeholders.update(this.person));
      this.formOpen = false;
      this.select(saved.id);
    } catch (rejection) {
      const { field, message } = toApiError(rejection);
      if (field === '') tell(rejection);
      else this.errors = { [field]: message };
    } finally {
      this.busy = false;
    }
  }

  async remove(person: Stakeholder): Promise<void> {
    const next = neighbour(this.#ids, person.id);
    if (await attemptUndoable(`${person.name} deleted`, () => api.stakeholders.delete(person.id)))
      this.#goTo(next);
  }
}

/** A name without what one easily types differently. */
function plain(name: string): string {
  return fold(name).trim().replace(/\s+/g, ' ');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))].sort((a, b) => a.localeCompare(b));
}

import { untrack } from 'svelte';
import { api, query, type TraceAsk, type TraceRequirement } from '$lib/api';
import { attempt, attemptUndoable } from '$lib/act';
import { plural } from '$lib/format';
import { go, route, setQuery } from '$lib/router.svelte';
import { toasts } from '$lib/ui';
import { countOf, looks, narrow, type Look } from './lines';

/** Stands for the asks without a theme, in the address. */
export const noTheme = 'none';

/** What a PRD rests on: what of the matrix is shown, what is chosen in it, and what can be done there. */
export class Tracing {
  text = $state('');
  field: HTMLInputElement | null = $state(null);
  readonly answer;

  constructor(readonly prdId: string) {
    this.answer = query(() => api.prds.trace(prdId));
  }

  get trace() {
    return this.answer.data;
  }

  readonly look: Look = $derived(looks.find((look) => look === route.query.show) ?? 'all');
  readonly whole: boolean = $derived(route.query.all === '1');
  readonly themeId: string = $derived(route.query.theme ?? '');
  /** The ask and the requirement that are chosen; empty for none. */
  readonly askId: string = $derived(route.query.ask ?? '');
  readonly requirementId: string = $derived(route.query.requirement ?? '');

  readonly shown = $derived.by(() => {
    if (!this.trace) return undefined;
    const theme = this.themeId === noTheme ? '' : this.themeId;
    const at = this.themeId === '' ? -1 : this.trace.themes.findIndex(({ id }) => id === theme);
    return narrow(this.trace, { look: this.look, whole: this.whole, text: this.text, theme: at });
  });

  readonly counts: Record<Look, number> = $derived.by(() => {
    const { trace, whole } = this;
    const count = (look: Look) => (trace ? countOf(look, trace, whole) : 0);
    return Object.fromEntries(looks.map((look) => [look, count(look)])) as Record<Look, number>;
  });

  /** Whether what a look is at is listed beside the matrix. */
  get listed(): boolean {
    return route.query.list === '1' && this.look !== 'all' && this.counts[this.look] > 0;
  }

  get ask(): TraceAsk | undefined {
    return this.trace?.asks.find(({ id }) => id === this.askId);
  }

  get requirement(): TraceRequirement | undefined {
    return this.trace?.requirements.find(({ id }) => id === this.requirementId);
  }

  /** The requirements that cite an ask. */
  citing(ask: TraceAsk): TraceRequirement[] {
    return ask.cells.flatMap(({ requirement }) => this.trace?.requirements[requirement] ?? []);
  }

  /** The asks that a requirement cites. */
  citedBy(requirement: TraceRequirement): TraceAsk[] {
    const at = this.trace?.requirements.indexOf(requirement);
    return this.trace?.asks.filter(({ cells }) => cells.some((cell) => cell.requirement === at)) ?? [];
  }

  isCited(ask: TraceAsk, requirement: TraceRequirement): boolean {
    return this.citing(ask).includes(requirement);
  }

  // --- what is shown ---

  showLook(look: Look): void {
    setQuery({ show: look === 'all' ? '' : look, list: '' });
  }

  showAll(whole: boolean): void {
    setQuery({ all: whole ? '1' : '' });
  }

  showTheme(theme: string): void {
    setQuery({ theme });
  }

  // --- what is chosen ---

  get open(): boolean {
    return this.ask !== undefined || this.requirement !== undefined || this.listed;
  }

  choose(ask: string, requirement: string): void {
    setQuery({ ask, requirement });
  }

  close(): void {
    setQuery({ ask: '', requirement: '', list: '' });
  }

  // --- what can be done ---

  /** Cites an ask in a requirement, or takes it away again. */
  async toggle(ask: TraceAsk, { id, ref }: TraceRequirement): Promise<void> {
    const cited = untrack(() => this.citing(ask).some((requirement) => requirement.id === id));
    if (cited) await attemptUndoable(`Taken away from ${ref}`, () => api.prds.uncite(id, ask.id));
    else if (ask.deleted !== true) await attemptUndoable(`Cited in ${ref}`, () => api.prds.cite(id, ask.id));
  }

  goToAsk({ id }: TraceAsk): void {
    go('asks', '', { ask: id });
  }

  goToRequirement({ id }: TraceRequirement): void {
    go('prds', this.prdId, { requirement: id });
  }

  leave(): void {
    go('prds', this.prdId);
  }

  async export(csv: boolean): Promise<void> {
    const form = { prdId: this.prdId, all: this.whole, csv };
    const result = await attempt(() => api.prds.exportTrace(form));
    if (!result || result.path === '') return;
    const left = result.leftOut.length;
    const without = left === 0 ? '' : `, without what is off the record (${plural(left, 'place')})`;
    toasts.show({ text: `Exported to ${result.path}${without}` });
  }
}

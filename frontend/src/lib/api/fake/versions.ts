// Versions of PRDs in memory: what a version says is kept as it was; words are not compared, whole texts are.
import type { Backend } from '../client';
import { Code, Fate, SpanKind, type OpenPRD, type PRDVersion, type Span } from '../types';
import { prdDetail, wholePRD } from './details';
import { failure, remove, type Memory } from './memory';
import type { State } from './seed';

const spans = (was: string, is: string): Span[] =>
  was === is
    ? [{ kind: SpanKind.Same, text: is }]
    : [
        { kind: SpanKind.Removed, text: was },
        { kind: SpanKind.Added, text: is },
      ].filter(({ text }) => text !== '');

const fate = (was: unknown, is: unknown, same: boolean) =>
  was === undefined ? Fate.Added : is === undefined ? Fate.Removed : same ? Fate.Same : Fate.Changed;

/** The ids of two lists, each once. */
const both = (a: readonly { id: string }[], b: readonly { id: string }[]) => [
  ...new Set([...b, ...a].map(({ id }) => id)),
];
const get = <T extends { id: string }>(list: readonly T[], id: string) => list.find((one) => one.id === id);

function compare(before: OpenPRD, after: OpenPRD) {
  const sections = both(before.sections, after.sections).map((id) => {
    const [was, is] = [get(before.sections, id), get(after.sections, id)];
    const same = was?.title === is?.title && was?.body === is?.body;
    return {
      id,
      fate: fate(was, is, same),
      moved: false,
      title: spans(was?.title ?? '', is?.title ?? ''),
      body: was?.body === is?.body ? [] : spans(was?.body ?? '', is?.body ?? ''),
    };
  });
  const all = both(before.requirements, after.requirements).map((id) => {
    const [was, is] = [get(before.requirements, id), get(after.requirements, id)];
    return {
      id,
      ref: is?.ref ?? was?.ref ?? '',
      fate: fate(was, is, was?.statement === is?.statement),
      moved: false,
      statement: spans(was?.statement ?? '', is?.statement ?? ''),
      fields: [],
      sources: [],
    };
  });
  const requirements = all.filter((one) => one.fate !== Fate.Same);
  const total = requirements.length + sections.filter((one) => one.fate !== Fate.Same).length;
  const summary = total === 0 ? '' : total === 1 ? '1 part changed' : `${String(total)} parts changed`;
  return { head: [], sections, requirements, unchanged: all.length - requirements.length, total, summary };
}

export function fakeVersions(memory: Memory): Backend['versions'] {
  const frozen = new Map<string, OpenPRD>();
  const listed = (state: State, prdId: string): PRDVersion[] =>
    state.prdVersions.filter((one) => one.prdId === prdId).reverse();
  const said = (state: State, prdId: string, id: string) =>
    id === '' ? prdDetail(state, prdId) : (frozen.get(id) ?? prdDetail(state, prdId));
  return {
    Standing: (prdId) =>
      memory.read((state) => {
        const versions = listed(state, prdId);
        const since = versions[0] && compare(said(state, prdId, versions[0].id), prdDetail(state, prdId));
        return {
          versions,
          changes: since?.total ?? 0,
          summary: since?.summary ?? '',
          minor: versions.length === 0 ? '1.0' : `1.${String(versions.length)}`,
          major: versions.length === 0 ? '1.0' : '2.0',
        };
      }),
    Compare: ({ prdId, from, to }) =>
      memory.read((state) => {
        const [first, last] = [get(state.prdVersions, from), get(state.prdVersions, to)];
        return {
          ...(first && { from: first }),
          ...(last && { to: last }),
          title: prdDetail(state, prdId).title,
          between: last ? [last] : [],
          changes: compare(said(state, prdId, from), said(state, prdId, to)),
        };
      }),
    Read: (prdId, id) =>
      memory.read((state) => {
        const version = get(state.prdVersions, id);
        if (!version) throw failure(Code.NotFound, 'There is no such version.');
        const prd = said(state, prdId, id);
        const { total, sections, requirements } = compare(prd, prdDetail(state, prdId));
        return {
          version,
          prd: wholePRD(state, prd),
          people: state.stakeholders,
          changes: total,
          differs: [...sections.filter((one) => one.fate !== Fate.Same), ...requirements].map(
            (one) => one.id,
          ),
          rests: 0,
        };
      }),
    BringBack: ({ prdId, versionId, partId }) =>
      memory.change('Bring back', (state) => {
        const old = said(state, prdId, versionId);
        for (const section of old.sections.filter(({ id }) => partId === '' || id === partId)) {
          const now = get(state.sections, section.id);
          if (now) [now.title, now.body] = [section.title, section.body];
        }
        return {
          what: partId === '' ? 'all' : 'Part',
          missing: partId === '' ? ['REQ-002 has no owner.'] : [],
        };
      }),
    Describe: (id, note) =>
      memory.change('Edit the note', (state) => {
        const version = get(state.prdVersions, id);
        if (!version) throw failure(Code.NotFound, 'There is no such version.');
        version.note = note;
        return version;
      }),
    Publish: ({ prdId, label, note }) =>
      memory.change(`Publish v${label}`, (state) => {
        if (state.prdVersions.some((one) => one.prdId === prdId && one.label === label)) {
          throw failure(Code.Invalid, `There is a v${label} already. Choose another name.`, 'label');
        }
        const id = memory.id();
        frozen.set(id, structuredClone(prdDetail(state, prdId)));
        const fingerprint = 'f1e2d3c4b5a6'.padEnd(64, '0');
        const made = { id, prdId, label, note, fingerprint, publishedAt: '2026-11-23T10:00:00Z' };
        state.prdVersions.push(made);
        return made;
      }),
    Delete: (id) => memory.change('Delete a version', (state) => remove(state.prdVersions, id)),
    Copy: () => Promise.resolve(),
  };
}

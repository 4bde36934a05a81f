// The language check, as far as views need one: it knows two words.
import type { Backend } from '../client';
import { FindingField, FindingRule, type Finding, type RequirementFindings } from '../types';
import { find, type Memory } from './memory';
import type { State } from './seed';

const known: readonly (Pick<Finding, 'rule' | 'why' | 'origin'> & { words: string })[] = [
  {
    words: 'fast',
    rule: FindingRule.Vague,
    why: '“fast” means another time to everybody.',
    origin: 'INCOSE R7',
  },
  { words: 'etc', rule: FindingRule.OpenEnded, why: '“etc” leaves the list open.', origin: 'INCOSE R9' },
];
const passive = 'must be stored';
const field = FindingField.Statement;

function check(state: State, id: string): Finding[] {
  const { statement, criteria } = find(state.requirements, id);
  const found: Finding[] = known.flatMap(({ words, ...rest }) => {
    const from = statement.indexOf(words);
    return from < 0 ? [] : [{ ...rest, field, words, from, to: from + words.length, rewrite: '' }];
  });
  const from = statement.indexOf(passive);
  if (from >= 0) {
    const said = { field, words: passive, from, to: from + passive.length };
    const rewrite = 'The ERP shall store the file';
    found.push({
      ...said,
      rule: FindingRule.Actor,
      why: 'It doesn’t say who.',
      origin: 'INCOSE R2',
      rewrite,
    });
  }
  if (criteria.length === 0) {
    const whole = { field, words: '', from: 0, to: 0, rewrite: '' };
    found.push({
      ...whole,
      rule: FindingRule.Criterion,
      why: 'Nothing says when it is met.',
      origin: 'INCOSE R34',
    });
  }
  return found;
}

function findingsOf(state: State, id: string): RequirementFindings {
  const { statement, criteria } = find(state.requirements, id);
  const reasonOf = ({ rule, words }: Finding) =>
    state.findingDismissals.find(
      (d) => d.requirementId === id && d.rule === (rule as string) && d.words === words,
    )?.reason;
  const all = check(state, id);
  return {
    requirementId: id,
    statement,
    criteria: criteria.join('\n'),
    findings: all.filter((finding) => reasonOf(finding) === undefined),
    dismissed: all.flatMap((finding) => {
      const reason = reasonOf(finding);
      return reason === undefined ? [] : [{ ...finding, reason }];
    }),
  };
}

export function fakeFindings(memory: Memory): Backend['findings'] {
  return {
    Of: (prdId) =>
      memory.read((state) =>
        state.requirements
          .filter((requirement) => requirement.prdId === prdId)
          .map(({ id }) => findingsOf(state, id)),
      ),
    Requirement: (id) => memory.read((state) => findingsOf(state, id)),
    Dismiss: (dismissal) =>
      memory.change('Dismiss finding', (state) => {
        state.findingDismissals.push(dismissal);
      }),
    Restore: ({ requirementId, rule, words }) =>
      memory.change('Bring a finding back', (state) => {
        state.findingDismissals = state.findingDismissals.filter(
          (d) => d.requirementId !== requirementId || d.rule !== rule || d.words !== words,
        );
      }),
  };
}

import type { Backend } from '../client';
import { Code, ProductKind, SectionKind, type Template, type TemplateSection } from '../types';
import { Memory, failure, find, remove, replace } from './memory';
import type { State } from './seed';

// The empty word is any product, which the generated enum does not list.
const anyProduct: ProductKind = JSON.parse('""') as ProductKind;

const section = (kind: SectionKind, title: string, hint: string, required = true): TemplateSection => ({
  kind,
  title,
  hint,
  required,
});

const shipped = (id: string, name: string, pageLimit: number, sections: TemplateSection[]): Template => ({
  id,
  name,
  note: `When to take ${name}`,
  kind: anyProduct,
  pageLimit,
  sections,
  createdAt: '0001-01-01T00:00:00Z',
  revision: 0,
});

/** What comes with the app, as far as tests of views need it. */
const shippedTemplates = [
  {
    ...shipped('internal', 'Internal product', 0, [
      section(SectionKind.Problem, 'Problem', 'What hurts, whom and how often'),
      section(SectionKind.Goals, 'Goals', 'Process time, cost, security'),
      section(SectionKind.Requirements, 'Requirements', 'One for each need'),
    ]),
    kind: ProductKind.Internal,
  },
  {
    ...shipped('external', 'External product', 0, [
      section(SectionKind.Problem, 'Problem', 'What hurts your users'),
      section(SectionKind.Goals, 'Goals', 'Revenue, growth, retention, satisfaction'),
      section(SectionKind.Requirements, 'Requirements', 'One for each need'),
    ]),
    kind: ProductKind.External,
  },
  shipped('one-pager', 'One-pager', 1, [
    section(SectionKind.Problem, 'Problem', 'Three sentences'),
    section(SectionKind.Requirements, 'What we would do', 'The four or five that matter most'),
  ]),
];

/** Finds a template, the PM's own or one that comes with the app. */
export function templateOf(state: State, id: string): Template {
  return shippedTemplates.find((one) => one.id === id) ?? find(state.templates, id);
}

export function fakeTemplates(memory: Memory): Backend['templates'] {
  const add = (state: State, template: Template) => {
    if (template.name.trim() === '') throw failure(Code.Invalid, 'The name is empty. Type one.', 'name');
    const made = { ...template, id: memory.id(), createdAt: '2026-11-23T10:00:00Z', revision: 1 };
    state.templates.push(made);
    return made;
  };
  return {
    List: () => memory.read((state) => ({ own: state.templates, shipped: shippedTemplates })),
    Keep: (prdId, name) =>
      memory.change('Add template', (state) => {
        const sections = state.sections.filter((one) => one.prdId === prdId);
        const asked = sections.map(({ kind, title, hint, required }) => ({ kind, title, hint, required }));
        return add(state, { ...shipped('', name, find(state.prds, prdId).pageLimit, asked), note: '' });
      }),
    Copy: (id, name) =>
      memory.change('Add template', (state) => add(state, { ...templateOf(state, id), name })),
    Update: (template) => memory.change('Edit template', (state) => replace(state.templates, template)),
    Delete: (id) => memory.change('Delete template', (state) => remove(state.templates, id)),
  };
}

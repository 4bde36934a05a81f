import type { Command } from '$lib/commands';

interface Deeds {
  togglePreview: () => void;
  toggleEvidence: () => void;
  toggleReading: () => void;
  trace: () => void;
  addSection: () => void;
  addRequirement: () => void;
  versions: () => void;
  publish: () => void;
  compare: () => void;
  old: () => void;
  look: () => void;
  lookAt: (by: 1 | -1) => void;
  comment: () => void;
  agreement: () => void;
  lookAtNews: () => void;
  keepTemplate: () => void;
  chooseLanguage: () => void;
  /** True while the text can be written in. */
  writing: () => boolean;
  mark: (mark: string) => void;
}

/** What can be done with the open PRD, for palette, keys and help. */
export function prdCommands(deeds: Deeds): Command[] {
  const group = 'PRD';
  return [
    { id: 'prd.preview', title: 'Show or hide the preview', group, run: deeds.togglePreview },
    {
      id: 'prd.evidence',
      title: 'Show or hide the evidence',
      group,
      words: 'asks quotes cite sources',
      run: deeds.toggleEvidence,
    },
    { id: 'prd.read', title: 'Write or read', group, run: deeds.toggleReading },
    {
      id: 'prd.trace',
      title: 'Trace matrix',
      group,
      words: 'evidence coverage asks citations',
      run: deeds.trace,
    },
    { id: 'prd.section', title: 'Add a section', group, run: deeds.addSection },
    { id: 'prd.requirement', title: 'Add a requirement', group, run: deeds.addRequirement },
    { id: 'prd.versions', title: 'Show or hide the versions', group, words: 'history', run: deeds.versions },
    { id: 'prd.publish', title: 'Publish a version …', group, words: 'freeze release', run: deeds.publish },
    {
      id: 'prd.compare',
      title: 'Compare with the last version',
      group,
      words: 'diff changes',
      run: deeds.compare,
    },
    { id: 'prd.old', title: 'Read a version …', group, words: 'old published history', run: deeds.old },
    {
      id: 'prd.look',
      title: 'What to look at',
      group,
      words: 'wording language check vague',
      run: deeds.look,
    },
    { id: 'prd.look-next', title: 'Next to look at', group, run: () => deeds.lookAt(1) },
    {
      id: 'prd.news',
      title: 'What is new since the draft',
      group,
      words: 'draft again',
      run: deeds.lookAtNews,
    },
    { id: 'prd.template', title: 'Keep as a template', group, words: 'save', run: deeds.keepTemplate },
    {
      id: 'prd.language',
      title: 'Language of the document …',
      group,
      words: 'english indonesian bahasa',
      run: deeds.chooseLanguage,
    },
    ...(
      [
        ['prd.bold', 'Bold', '**'],
        ['prd.italic', 'Italic', '*'],
      ] as const
    ).map(([id, title, mark]) => ({
      ...{ id, title, group: 'Text', quiet: true },
      when: deeds.writing,
      run: () => deeds.mark(mark),
    })),
    {
      id: 'prd.comment',
      title: 'Comment on this section or requirement',
      group,
      words: 'remark review comments',
      run: deeds.comment,
    },
    {
      id: 'prd.agreement',
      title: 'Show or hide who agreed',
      group,
      words: 'agreement sign off reviewers approval',
      run: deeds.agreement,
    },
    { id: 'prd.look-previous', title: 'The one before, to look at', group, run: () => deeds.lookAt(-1) },
  ];
}

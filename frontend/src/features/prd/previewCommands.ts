import type { Command } from '$lib/commands';
import { tick } from 'svelte';
import type { PRDDocument } from './document.svelte';
import { jump } from './jump';
import { spotAt } from './look';
import type { SidePanel } from './pane.svelte';
import { previewView } from './previewView.svelte';

/** Goes to where a part of the document is written. */
export function writeAt(document: PRDDocument, id: string): void {
  const isRequirement = document.requirements.some(({ draft }) => draft.id === id);
  if (isRequirement) jump(`requirement-${id}`);
  else jump(`section-${id}`, { text: true });
}

/** The ways between the text and its preview. */
export function previewCommands(doc: PRDDocument, side: SidePanel): Command[] {
  const group = 'PRD';
  return [
    {
      id: 'prd.show-in-preview',
      title: 'Show this in the preview',
      group,
      words: 'pdf page follow',
      run: async () => {
        const { requirementId, sectionId } = spotAt(document.activeElement);
        side.show('preview');
        await tick();
        const id = requirementId ?? sectionId ?? doc.lastFocused;
        if (id !== '') previewView.show(id);
      },
    },
    {
      id: 'prd.write-shown',
      title: 'Write what the preview shows',
      group,
      words: 'pdf page section click',
      run: () => {
        const id = previewView.shown();
        if (id !== undefined) writeAt(doc, id);
      },
    },
    {
      id: 'prd.preview-zoom',
      title: 'Preview: full size or fit',
      group,
      words: 'zoom width 100 %',
      run: () => void (previewView.zoom = previewView.zoom === 'fit' ? 'full' : 'fit'),
    },
  ];
}

import { api } from '$lib/api';
import { attempt } from '$lib/act';
import type { MarkdownView } from '$lib/markdown/editor';
import { writeChart, writeImage, writeQuote, writeReference, type Scheme } from '$lib/markdown/references';
import type { SlashEntry } from '$lib/markdown/slash';
import type { PRDDocument } from './document.svelte';

/** What is looked for before it is inserted. */
export type Wanted = 'requirement' | 'quote' | 'ask' | 'theme' | 'metric' | 'chart';

/** Inserts what the workspace holds into the texts of a document: looked for, chosen, and written where the caret is. */
export class Inserting {
  /** What is being looked for. */
  wanted = $state<Wanted>();
  /** The open editors, by the ids of their sections. */
  #editors: Partial<Record<string, MarkdownView>> = {};
  #editor: MarkdownView | undefined;
  readonly #document: PRDDocument;

  constructor(document: PRDDocument) {
    this.#document = document;
  }

  /** What "/" offers in a text of the document. */
  readonly entries: readonly SlashEntry[] = [
    { name: 'Requirement', hint: 'A new one, or a link', run: (editor) => this.#ask('requirement', editor) },
    { name: 'Quote', hint: 'What someone said', run: (editor) => this.#ask('quote', editor) },
    { name: 'Ask', hint: 'A link', run: (editor) => this.#ask('ask', editor) },
    { name: 'Theme', hint: 'A link', run: (editor) => this.#ask('theme', editor) },
    { name: 'Metric', hint: 'A link', run: (editor) => this.#ask('metric', editor) },
    { name: 'Chart', hint: 'A metric, themes, teams', run: (editor) => this.#ask('chart', editor) },
    { name: 'Image', hint: 'PNG, JPEG or GIF', run: (editor) => void this.#image(editor) },
  ];

  /** The open editor of a section; undefined where its text is in a plain field. */
  editorOf(sectionId: string): MarkdownView | undefined {
    return this.#editors[sectionId];
  }

  /** Hears of the editor of a section, or that it is gone. */
  setEditor(sectionId: string, editor: MarkdownView | undefined): void {
    this.#editors = { ...this.#editors, [sectionId]: editor };
  }

  /** Puts a mark around what is selected in the text that has the focus. */
  mark(mark: string): void {
    Object.values(this.#editors)
      .find((editor) => editor?.hasFocus)
      ?.mark(mark);
  }

  /** Writes a link where the caret is. */
  link(words: string, scheme: Scheme, id: string): void {
    this.#editor?.insertWords(writeReference(words, { scheme, id }));
  }

  /** Writes what someone said, with who said it. */
  quote(words: string, speaker: string, noteId?: string): void {
    this.#editor?.insertBlock(writeQuote(words, speaker, noteId));
  }

  /** Writes a chart, with its title as the caption, as a paragraph of its own. */
  chart(title: string, name: string): void {
    this.#editor?.insertBlock(writeChart(title, name));
  }

  /** Adds a requirement and writes a link to it. */
  async newRequirement(statement: string): Promise<void> {
    const made = await this.#document.addRequirement(statement);
    if (made) this.link(made.ref, 'req', made.id);
  }

  /** Takes images that were pasted or dropped; false where there are none. */
  takeFiles(files: readonly File[], editor: MarkdownView): boolean {
    const images = files.filter(({ type }) => type.startsWith('image/'));
    void this.#keep(images, editor);
    return images.length > 0;
  }

  #ask(wanted: Wanted, editor: MarkdownView): void {
    this.#editor = editor;
    this.wanted = wanted;
  }

  async #image(editor: MarkdownView): Promise<void> {
    const kept = await attempt(() => api.images.choose());
    if (kept && !kept.cancelled) editor.insertBlock(writeImage(kept.name, kept.hash));
  }

  async #keep(images: readonly File[], editor: MarkdownView): Promise<void> {
    for (const image of images) {
      const data = await inBase64(image);
      const kept = await attempt(() => api.images.keep({ name: image.name, data }));
      if (kept) editor.insertBlock(writeImage(kept.name, kept.hash));
    }
  }
}

function inBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(new Error('The file could not be read.'));
    reader.readAsDataURL(file);
  });
}

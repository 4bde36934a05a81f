import { Edition } from '$lib/api';
import type { Command } from '$lib/commands';
import { editions, editionWords } from '$lib/words';
import type { Exporting } from './exporting.svelte';

/** The formats by which a PRD leaves the app, as the palette offers them. */
const formats = {
  pdf: 'PDF',
  docx: 'Word',
  html: 'a web page',
  md: 'Markdown',
  jira: 'Jira issues',
  linear: 'Linear issues',
  reqif: 'ReqIF',
};

/** Everything by which the open PRD leaves the app: the question how, with a format or a reader chosen in it already. */
export function exportCommands(exports: Exporting): Command[] {
  const group = 'PRD';
  return [
    {
      id: 'prd.export',
      title: 'Export',
      group,
      words: 'save pdf word markdown edition',
      run: () => void exports.begin(),
    },
    {
      id: 'prd.letters',
      title: 'Letters to everyone who asked …',
      group,
      words: 'export asker folder all',
      run: () => void exports.begin({ edition: Edition.Asker }),
    },
    ...Object.entries(formats).map(([format, name]) => ({
      id: `prd.export-${format}`,
      title: `Export as ${name}`,
      group,
      words: 'save csv docx html',
      run: () => void exports.begin({ format }),
    })),
    ...editions
      .filter((edition) => edition !== Edition.Whole)
      .map((edition) => ({
        id: `prd.export-${edition}`,
        title: `Export for ${editionWords[edition].word.toLowerCase()}`,
        group,
        words: 'edition save letter follow-up asker',
        run: () => void exports.begin({ edition }),
      })),
  ];
}

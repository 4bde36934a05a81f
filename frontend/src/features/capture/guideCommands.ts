import type { Command } from '$lib/commands';
import { questionCommands } from '$lib/guide/questions.svelte';
import { guideSize } from '$lib/guide/guides';
import type { SessionGuide } from './guide.svelte';

const group = 'Guide';

/** What can be done with the session's guide; none of it takes the caret from the line being typed. */
export function guideCommands(guide: SessionGuide): Command[] {
  return [
    ...questionCommands(guide.questions, group),
    ...tickCommands(guide),
    {
      id: 'guide.carry',
      title: 'Carry forward what was left unasked last time',
      group,
      when: () => guide.unasked.length > 0,
      run: () => guide.carry(),
    },
    {
      id: 'guide.keep',
      title: 'Keep these questions as a guide …',
      group,
      words: 'save template',
      when: () => guide.list.length > 0,
      run: () => (guide.keeping = true),
    },
    ...guide.guides.map((one): Command => ({
      id: `guide.use.${one.id}`,
      title: `Use guide: ${one.name}`,
      group,
      words: `template ${guideSize(one)}`,
      run: () => guide.use(one),
    })),
  ];
}

function tickCommands(guide: SessionGuide): Command[] {
  const { next, latest } = guide;
  const ticking = () => guide.canTick;
  return [
    {
      id: 'guide.tick',
      title: next ? `Asked: ${next.text}` : 'Tick the next question',
      group,
      words: 'tick guide next question',
      when: () => ticking() && guide.list.length > 0,
      run: () => guide.tickNext(),
    },
    {
      id: 'guide.untick',
      title: latest ? `Not asked after all: ${latest.text}` : 'Untick the last question',
      group,
      words: 'untick guide question',
      when: () => ticking() && latest !== undefined,
      run: () => latest && guide.tick(latest, false),
    },
    ...guide.list.slice(0, 9).map((question, i): Command => ({
      id: `guide.tick.${i + 1}`,
      title: `${question.askedMs === undefined ? 'Asked' : 'Not asked after all'}: ${i + 1}. ${question.text}`,
      group,
      quiet: true,
      when: ticking,
      run: () => guide.tick(question),
    })),
  ];
}

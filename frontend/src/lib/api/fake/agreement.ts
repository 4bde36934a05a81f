// Reviewers, what they said of versions, and comments. Nothing is compared: what was signed stays as it was.
import type { Backend } from '../client';
import { Code, ReviewState, Verdict, type ReviewerStanding } from '../types';
import { failure, find, meet, positionBefore, remove, replace, type Memory } from './memory';
import type { State } from './seed';

const now = '2026-11-23T10:00:00Z';
const today = '2026-11-23';

const states = {
  [Verdict.Agreed]: ReviewState.Agreed,
  [Verdict.Remarks]: ReviewState.Remarks,
  [Verdict.Refused]: ReviewState.Refused,
};

function standings(state: State, prdId: string): ReviewerStanding[] {
  return state.reviewers
    .filter((reviewer) => reviewer.prdId === prdId)
    .sort((a, b) => a.position - b.position)
    .map((reviewer) => {
      const signOffs = state.signOffs
        .filter(({ reviewerId }) => reviewerId === reviewer.id)
        .map((said) => ({ ...said, version: `v${find(state.prdVersions, said.versionId).label}` }))
        .reverse();
      const late = reviewer.dueOn !== '' && reviewer.dueOn < today;
      const silent = late ? ReviewState.Overdue : ReviewState.Waiting;
      const last = signOffs[0];
      const standing = last ? states[last.verdict] : silent;
      return { ...reviewer, state: standing, signOffs, changed: [], published: false };
    });
}

const agreedTo = ({ state }: ReviewerStanding) =>
  state === ReviewState.Agreed || state === ReviewState.Remarks;

export function fakeAgreement(memory: Memory): Backend['agreement'] {
  return {
    Of: (prdId) =>
      memory.read((state) => {
        const reviews = standings(state, prdId);
        const versions = state.prdVersions.filter((one) => one.prdId === prdId).reverse();
        const agreed = reviews.filter(agreedTo).length;
        const [newest] = versions;
        const on = newest
          ? `${agreed} of ${reviews.length} agreed on v${newest.label}`
          : 'nothing published yet';
        return { versions, reviews, summary: reviews.length === 0 ? '' : on };
      }),
    List: () =>
      memory.read((state) =>
        state.prds.map(({ id }) => {
          const open = state.comments.filter((c) => c.prdId === id && c.resolvedAt === undefined);
          const reviews = standings(state, id);
          return {
            prdId: id,
            version: state.prdVersions.some((one) => one.prdId === id) ? 'v1.0' : '',
            reviewers: reviews.length,
            agreed: reviews.filter(agreedTo).length,
            refused: reviews.filter(({ state }) => state === ReviewState.Refused).length,
            openComments: open.length,
          };
        }),
      ),
    Add: ({ reviewer, newPerson }) =>
      memory.change('Add reviewer', (state) => {
        const stakeholderId = newPerson === '' ? reviewer.stakeholderId : meet(memory, state, newPerson);
        if (state.reviewers.some((r) => r.prdId === reviewer.prdId && r.stakeholderId === stakeholderId))
          throw failure(Code.Invalid, 'They review this PRD already.', 'stakeholderId');
        const position = state.reviewers.length + 1;
        const made = { ...reviewer, id: memory.id(), stakeholderId, position, revision: 1 };
        state.reviewers.push(made);
        return made;
      }),
    Update: (reviewer) => memory.change('Edit reviewer', (state) => replace(state.reviewers, reviewer)),
    Move: (id, beforeId) =>
      memory.change('Move reviewer', (state) => {
        const others = state.reviewers.filter((r) => r.id !== id);
        find(state.reviewers, id).position = positionBefore(others, beforeId);
      }),
    Remove: (id) =>
      memory.change('Remove reviewer', (state) => {
        state.signOffs = state.signOffs.filter(({ reviewerId }) => reviewerId !== id);
        remove(state.reviewers, id);
      }),
    Sign: (signOff) =>
      memory.change('Sign off', (state) => {
        if (signOff.verdict !== Verdict.Agreed && signOff.remarks.trim() === '')
          throw failure(Code.Invalid, 'Write down what was remarked, so that it can be answered.', 'remarks');
        const made = { ...signOff, id: memory.id(), signedAt: now };
        state.signOffs.push(made);
        return made;
      }),
    TakeBack: (id) => memory.change('Take a sign-off back', (state) => remove(state.signOffs, id)),
    CopyRequest: () => Promise.resolve(),
  };
}

export function fakeComments(memory: Memory): Backend['comments'] {
  const resolve = (label: string, resolvedAt: string | undefined) => (id: string) =>
    memory.change(label, (state) => {
      const comment = find(state.comments, id);
      if (resolvedAt === undefined) delete comment.resolvedAt;
      else comment.resolvedAt = resolvedAt;
      return comment;
    });
  return {
    List: (prdId) =>
      memory.read((state) =>
        state.comments
          .filter((comment) => comment.prdId === prdId)
          .sort((a, b) => Number(a.resolvedAt !== undefined) - Number(b.resolvedAt !== undefined)),
      ),
    Add: ({ comment, newAuthor }) =>
      memory.change('Add comment', (state) => {
        if (comment.text.trim() === '')
          throw failure(Code.Invalid, 'The comment is empty. Type what was remarked.', 'text');
        const author = newAuthor === '' ? {} : { authorId: meet(memory, state, newAuthor) };
        const made = { ...comment, ...author, id: memory.id(), createdAt: now, revision: 1 };
        state.comments.push(made);
        return made;
      }),
    Update: ({ comment }) => memory.change('Edit comment', (state) => replace(state.comments, comment)),
    Resolve: resolve('Resolve comment', now),
    Reopen: resolve('Open a comment again', undefined),
    Delete: (id) => memory.change('Delete comment', (state) => remove(state.comments, id)),
  };
}

// Every command that has, or can be given, keys: what it is called in the settings, where it works, and the keys that it
// has until the user gives it others. Keys stand nowhere else; records of commands (registry.svelte.ts) go by their id.

/** Where a command works: on one screen, or on all of them. */
export type Place =
  | 'Everywhere'
  | 'Selected question'
  | 'A session'
  | 'Selected note'
  | 'Transcript'
  | 'While typing a note'
  | 'Wrap up'
  | 'Sessions'
  | 'Asks'
  | 'Themes'
  | 'Voices'
  | 'Suggested themes'
  | 'Duplicates'
  | 'PRDs'
  | 'PRD'
  | 'Trace matrix'
  | 'Metrics'
  | 'Compare'
  | 'Selected comment'
  | 'Selected reviewer'
  | 'Promises'
  | 'People'
  | 'Guides'
  | 'Products'
  | 'Review'
  | 'Trash';

export interface KeyRecord {
  id: string;
  title: string;
  places: readonly Place[];
  keys: readonly string[];
}

function at(place: Place | readonly Place[], records: Record<string, readonly [string, ...string[]]>) {
  const places = typeof place === 'string' ? [place] : place;
  return Object.entries(records).map(([id, [title, ...keys]]): KeyRecord => ({ id, title, places, keys }));
}

const numbers = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

export const catalogue: readonly KeyRecord[] = [
  ...at('Everywhere', {
    'palette.open': ['Search or run', 'Mod+K'],
    'help.open': ['Keys of this screen', '?'],
    'history.undo': ['Undo', 'Mod+Z'],
    'history.redo': ['Redo', 'Mod+Shift+Z', 'Mod+Y'],
    'private.show': ['Show or hide what is private', 'Alt+V'],
    'review.open': ['Search everything', 'Mod+Shift+F'],
    'go.sessions': ['Go to sessions', 'g s'],
    'go.asks': ['Go to asks', 'g a'],
    'go.themes': ['Go to themes', 'g t'],
    'go.voices': ['Go to voices', 'g v'],
    'go.prds': ['Go to PRDs', 'g d'],
    'go.metrics': ['Go to metrics', 'g m'],
    'go.people': ['Go to people', 'g p'],
    'go.guides': ['Go to guides', 'g g'],
    'go.review': ['Go to review', 'g r'],
    'go.products': ['Go to products', 'g o'],
    'go.promises': ['Go to promises', 'g l'],
    'go.duplicates': ['Find duplicates', 'g f'],
    'go.trash': ['Go to the trash', 'g x'],
    'go.settings': ['Settings', 'Mod+,'],
    'workspace.open': ['Open workspace …', 'Mod+O'],
    'workspace.new': ['New workspace …'],
    'backup.make': ['Back up now'],
    'backup.restore': ['Restore a backup …'],
    'product.new': ['New product'],
    'ask.import': ['Import asks …'],
  }),
  ...at('While typing a note', {
    'line.save': ['Save the line', 'Enter'],
    'line.break': ['New line inside the note', 'Shift+Enter'],
    'line.indent': ['Move the line in', 'Tab'],
    'line.outdent': ['Move the line out', 'Shift+Tab'],
    'line.last': ['Edit the last line, when nothing is typed', 'ArrowUp'],
  }),
  // Before those of a session, which have the same keys: these work only while a line of the transcript has them.
  ...at('Transcript', {
    'transcript.up': ['Line above', 'k', 'ArrowUp'],
    'transcript.down': ['Line below', 'j', 'ArrowDown'],
    'transcript.first': ['First line', 'Home'],
    'transcript.last': ['Last line', 'End'],
    'transcript.leave': ['Back to typing', 'Escape'],
    'transcript.note.note': ['Make a note of it', 'n'],
    'transcript.note.ask': ['Make it an ask', 'a'],
    'transcript.note.quote': ['Make it a quote', 'q'],
    'transcript.note.question': ['Make it a question', '?'],
    'transcript.note.pain': ['Make it a pain', 'p'],
    'transcript.note.workaround': ['Make it a workaround', 'w'],
    'transcript.note.decision': ['Make it a decision', 'd'],
    'transcript.note.action': ['Make it a promise', 't'],
    'transcript.note.cost': ['Make it a cost', 'c'],
    'transcript.note.star': ['Make it a starred note', 's'],
    'transcript.align': ['Align with the selected note'],
  }),
  // Before what is done with notes, which have some of the same keys: a question has the focus or it has not.
  ...at('Selected question', {
    'question.edit': ['Edit the question', 'e'],
    'question.must': ['It must be asked, or need not', 'm'],
    'question.up': ['Move the question up', 'Shift+ArrowUp'],
    'question.down': ['Move the question down', 'Shift+ArrowDown'],
    'question.remove': ['Remove the question', 'Delete', 'Backspace'],
    'question.previous': ['Question above', 'ArrowUp', 'k'],
    'question.next': ['Question below', 'ArrowDown', 'j'],
  }),
  ...at('A session', {
    'transcript.show': ['Go to the transcript', 'Alt+T'],
    'guide.tick': ['Tick the next question of the guide', 'Alt+G'],
    'guide.untick': ['Untick the question asked last', 'Alt+Shift+G'],
    'guide.carry': ['Carry forward what was left unasked', 'Alt+U'],
    'guide.keep': ['Keep the questions as a guide …'],
    'consent.everyone': ['Everyone gave consent', 'Alt+Shift+C'],
    ...Object.fromEntries(
      numbers.map((word, i): [string, [string, string]] => [
        `guide.tick.${i + 1}`,
        [`Tick or untick the ${word} question`, `Alt+Shift+${i + 1}`],
      ]),
    ),
    'mark.star': ['Mark what was just said', 'Alt+M'],
    'mark.quote': ['Mark a quote just said'],
    'mark.pain': ['Mark a pain just said'],
    'mark.decision': ['Mark a decision just made'],
    'note.starred': ['Star the last or selected note', 'Alt+S'],
    'note.wasAsk': ['That was an ask: the last or selected note', 'Alt+A'],
    'note.private': ['Off the record: the last or selected note', 'Alt+P'],
    'before.show': ['Show what was asked before', 'Alt+L'],
    'before.add': ['Add this voice to what was asked before', 'Alt+J'],
    'before.apart': ['It is not the same as what was asked before', 'Alt+N'],
    'notes.select': ['Select the newest note', 'Alt+ArrowUp'],
    'notes.up': ['Note above', 'k', 'ArrowUp'],
    'notes.down': ['Note below', 'j', 'ArrowDown'],
    'notes.first': ['First note', 'Home'],
    'notes.last': ['Go to the newest note', 'End'],
    'notes.leave': ['Back to typing', 'Escape'],
    'session.pause': ['Pause or resume', 'Alt+B'],
    'session.compact': ['Compact window, and back', 'Alt+C'],
    'session.start': ['Start the session'],
    'session.end': ['End the session'],
    'session.wrapUp': ['Wrap up', 'Alt+W'],
    'lines.retry': ['Save the unsaved lines again'],
    'shorthand.toggle': ['Show or hide the shorthand'],
    ...Object.fromEntries(
      numbers.map((word, i): [string, [string, string]] => [
        `speaker.${i + 1}`,
        [`Speaking: the ${word} participant`, `Alt+${i + 1}`],
      ]),
    ),
  }),
  ...at('Selected note', {
    'note.edit': ['Edit the note', 'e'],
    'note.kind.note': ['Mark as note', 'n'],
    'note.kind.ask': ['Mark as ask', 'a'],
    'note.kind.quote': ['Mark as quote', 'q'],
    'note.kind.question': ['Mark as question', '?'],
    'note.kind.pain': ['Mark as pain', 'p'],
    'note.kind.workaround': ['Mark as workaround', 'w'],
    'note.kind.decision': ['Mark as decision', 'd'],
    'note.kind.action': ['Mark as promise', 't'],
    'note.kind.cost': ['Mark as cost', 'c'],
    'note.kind.star': ['Mark as starred', 's'],
    'note.ask': ['Make it an ask too', 'm'],
    'note.attach': ['Put it behind an ask …', 'b'],
    'note.history': ['Earlier versions …', 'h'],
    'note.answered': ['A question is answered, or open again', 'x'],
    'note.open': ['Open its ask', 'o'],
    'note.delete': ['Delete the note', 'Delete', 'Backspace'],
  }),
  ...at('Wrap up', {
    'statement.next': ['Next statement', 'j', 'ArrowDown'],
    'statement.previous': ['Statement before', 'k', 'ArrowUp'],
    'statement.confirm': ['Confirm and go on', 'c'],
    'statement.confirmer': ['Confirmed by …', 'b'],
    'statement.correct': ['Correct the statement', 'e'],
    'statement.person': ['Owed to or by …', 'w'],
    'statement.turn': ['Turn who owes the promise', 't'],
    'statement.drop': ['Drop the statement', 'd', 'Delete'],
    'statement.note': ['Go to its note', 'o'],
    'followup.copy': ['Copy the follow-up note', 'Shift+C'],
    'followup.save': ['Save the follow-up note …', 'Mod+S'],
    'wrapUp.end': ['End the session', 'Mod+Enter'],
    'wrapUp.leave': ['Back to the notes', 'Escape'],
  }),
  ...at('Sessions', {
    'session.new': ['New session', 'n'],
    'sessions.down': ['Next session', 'j', 'ArrowDown'],
    'sessions.up': ['Session before', 'k', 'ArrowUp'],
    'sessions.start': ['Start the selected session', 's'],
    'sessions.edit': ['Edit the selected session', 'e'],
    'sessions.delete': ['Delete the selected session', 'Delete', 'Backspace'],
  }),
  ...at('Asks', {
    'ask.new': ['New ask from outside a session', 'n'],
    'ask.find': ['Find in the list', '/'],
    'ask.filter': ['Filter by …', 'f'],
    'ask.next': ['Next ask', 'ArrowDown', 'j'],
    'ask.previous': ['Previous ask', 'ArrowUp', 'k'],
    'ask.first': ['First ask', 'Home'],
    'ask.last': ['Last ask', 'End'],
    'ask.pick': ['Select the ask, or not', 'x'],
    'ask.pick-next': ['Select down to the next', 'Shift+ArrowDown', 'Shift+J'],
    'ask.pick-previous': ['Select up to the one before', 'Shift+ArrowUp', 'Shift+K'],
    'ask.pick-all': ['Select all in the list', 'Mod+A'],
    'ask.accept': ['Accept', 'a'],
    'ask.later': ['Decide for later', 'l'],
    'ask.decline': ['Decline, with the reason', 'd'],
    'ask.reopen': ['Undecided again', 'u'],
    'ask.theme': ['Put into a theme …', 't'],
    'ask.merge': ['Merge into …', 'm'],
    'ask.snooze': ['Snooze until …', 's'],
    'ask.wake': ['Wake from snooze'],
    'ask.unfilter': ['Show the whole view again'],
    'ask.edit': ['Edit the statement of this ask', 'e'],
    'ask.close': ['Close the details, or select none', 'Escape'],
    'view.next': ['Next view', ']'],
    'view.previous': ['View before', '['],
    'view.save': ['Save these filters as a view …', 'v'],
    'view.update': ['Save these filters in this view'],
    'view.rename': ['Rename this view …', 'F2'],
    'view.left': ['Move this view to the left'],
    'view.right': ['Move this view to the right'],
    'view.delete': ['Delete this view'],
  }),
  ...at(['Asks', 'Themes'], {
    'ask.open': ['Open the selected ask', 'Enter', 'o'],
    'ask.why': ['Add the next why', 'w'],
    'ask.delete': ['Delete the selected ask or asks', 'Delete'],
  }),
  ...at('Themes', {
    'board.up': ['Select up', 'ArrowUp', 'k'],
    'board.down': ['Select down', 'ArrowDown', 'j'],
    'board.left': ['Select left', 'ArrowLeft', 'h'],
    'board.right': ['Select right', 'ArrowRight', 'l'],
    'board.shift-up': ['Move the ask or theme up', 'Shift+ArrowUp'],
    'board.shift-down': ['Move the ask or theme down', 'Shift+ArrowDown'],
    'board.shift-left': ['Move the ask or theme left', 'Shift+ArrowLeft'],
    'board.shift-right': ['Move the ask or theme right', 'Shift+ArrowRight'],
    'board.jump': ['Go to a theme …', 'f'],
    'board.mark': ['Choose the ask, to move several', 'x'],
    'board.filter': ['Search and filter the board', '/'],
    'board.close': ['Choose none, close the details, or clear the filter', 'Escape'],
    'board.unmark': ['Choose no asks'],
    'board.clear': ['Show every ask again'],
    'board.fold-all': ['Collapse every theme'],
    'board.open-all': ['Open every theme'],
    'ask.move': ['Move to a theme …', 'm'],
    'card.merge': ['Merge this ask into …', 'Shift+M'],
    'theme.new': ['New theme', 't'],
    'theme.suggest': ['Suggest themes', 's'],
    'theme.split': ['Split this theme …'],
    'theme.edit': ['Rename and describe this theme', 'e', 'F2'],
    'theme.fold': ['Collapse or open this theme', 'c'],
    'theme.part': ['Make this theme a part of …', 'p'],
    'theme.out': ['Take this theme out', 'Shift+P'],
    'theme.lock': ['Lock or unlock this theme', 'Shift+L'],
    'theme.merge': ['Merge this theme into …'],
    'theme.delete': ['Delete this theme', 'Delete'],
  }),
  ...at('Voices', {
    'voices.overlap': ['Show the overlap', '1'],
    'voices.teams': ['Show the teams', '2'],
    'voices.people': ['Show the people', '3'],
    'overlap.find': ['Find in the overlap', '/'],
    'overlap.open': ['Open the evidence of the cell', 'Enter'],
    'overlap.close': ['Close the evidence', 'Escape'],
  }),
  ...at('Suggested themes', {
    'suggest.next': ['Next suggestion', 'j', 'ArrowDown'],
    'suggest.previous': ['Suggestion before', 'k', 'ArrowUp'],
    'suggest.accept': ['Accept the ticked asks as this theme', 'a', 'Mod+Enter'],
    'suggest.rename': ['Rename this suggestion', 'e', 'F2'],
    'suggest.dismiss': ['Dismiss this suggestion', 'x', 'Delete'],
    'suggest.merge': ['Merge this suggestion into …', 'm'],
    'suggest.split': ['Split this suggestion', 's'],
    'suggest.finer': ['Finer: more and smaller themes', '+', '='],
    'suggest.coarser': ['Coarser: fewer and larger themes', '-'],
    'suggest.anew': ['Group all anew, without what I changed'],
    'suggest.leave': ['Back to the board', 'Escape'],
  }),
  ...at('Duplicates', {
    'duplicate.next': ['Next pair', 'j', 'ArrowDown'],
    'duplicate.previous': ['Pair before', 'k', 'ArrowUp'],
    'duplicate.merge': ['Merge the pair', 'Enter'],
    'duplicate.turn': ['Keep the other wording', 't'],
    'duplicate.apart': ['They are not the same', 'n'],
    'duplicate.leave': ['Back to the asks', 'Escape'],
  }),
  ...at('PRDs', { 'prd.draft': ['Draft a PRD', 'n'] }),
  ...at('PRD', {
    'prd.export': ['Export', 'Mod+E'],
    'prd.preview': ['Show or hide the preview', 'Alt+P'],
    'prd.evidence': ['Show or hide the evidence', 'Alt+E'],
    'prd.read': ['Write or read', 'Alt+R'],
    'prd.trace': ['Trace matrix', 'Alt+T'],
    'prd.section': ['Add a section', 'Alt+S'],
    'prd.requirement': ['Add a requirement', 'Alt+N'],
    'prd.versions': ['Show or hide the versions', 'Alt+H'],
    'prd.publish': ['Publish a version …', 'Alt+Shift+H'],
    'prd.compare': ['Compare with the last version', 'Alt+D'],
    'prd.look': ['What to look at', 'Alt+K'],
    'prd.look-next': ['Next to look at', 'Alt+L'],
    'prd.look-previous': ['The one before, to look at', 'Alt+Shift+L'],
    'prd.news': ['What is new since the draft', 'Alt+W'],
    'prd.template': ['Keep as a template'],
    'prd.comment': ['Comment on this section or requirement', 'Alt+M'],
    'prd.agreement': ['Show or hide who agreed', 'Alt+G'],
    'reviewer.add': ['Add a reviewer …'],
  }),
  ...at('Selected comment', {
    'comment.next': ['Next comment', 'j', 'ArrowDown'],
    'comment.previous': ['Comment before', 'k', 'ArrowUp'],
    'comment.resolve': ['Resolve the comment, or open it again', 'x'],
    'comment.edit': ['Edit the comment', 'e'],
    'comment.delete': ['Delete the comment', 'Delete'],
  }),
  ...at('Selected reviewer', {
    'reviewer.next': ['Next reviewer', 'j', 'ArrowDown'],
    'reviewer.previous': ['Reviewer before', 'k', 'ArrowUp'],
    'reviewer.sign': ['Record what they say', 's'],
    'reviewer.request': ['Copy a request to them', 'c'],
    'reviewer.edit': ['Their role, day and sections', 'e'],
    'reviewer.up': ['Move the reviewer up', 'Shift+ArrowUp'],
    'reviewer.down': ['Move the reviewer down', 'Shift+ArrowDown'],
    'reviewer.takeBack': ['Take back what they said'],
    'reviewer.remove': ['Remove the reviewer', 'Delete'],
  }),
  ...at('Trace matrix', {
    'trace.toggle': ['Cite the ask, or take it away', 'Enter'],
    'trace.ask': ['Open the ask', 'o', 'Mod+Enter'],
    'trace.requirement': ['Open the requirement', 'r'],
    'trace.find': ['Find asks', '/'],
    'trace.xlsx': ['Export the trace matrix to Excel', 'Mod+E'],
    'trace.csv': ['Export the trace matrix as CSV'],
    'trace.close': ['Close the details', 'Escape'],
    'trace.leave': ['Back to the text', 'Alt+T'],
  }),
  ...at('Metrics', {
    'metric.new': ['New metric', 'n'],
    'metric.next': ['Next metric', 'j', 'ArrowDown'],
    'metric.previous': ['Previous metric', 'k', 'ArrowUp'],
    'metric.record': ['Add a reading', 'r'],
    'metric.edit': ['Edit the selected metric', 'e'],
    'metric.paste': ['Paste readings …', 'p'],
    'metric.export': ['Export readings as CSV …', 'Mod+E'],
    'metric.up': ['Move the metric up', 'Shift+ArrowUp'],
    'metric.down': ['Move the metric down', 'Shift+ArrowDown'],
    'metric.delete': ['Delete the selected metric', 'Delete'],
    'metric.close': ['Close the details', 'Escape'],
  }),
  ...at('Compare', {
    'compare.next': ['Next change', 'n', 'Alt+ArrowDown'],
    'compare.previous': ['Change before', 'p', 'Alt+ArrowUp'],
    'compare.turn': ['Look from the other side', 't'],
    'compare.leave': ['Back to the PRD', 'Escape'],
  }),
  ...at('Promises', {
    'promise.next': ['Next promise', 'j', 'ArrowDown'],
    'promise.previous': ['Promise before', 'k', 'ArrowUp'],
    'promise.done': ['Done', 'd'],
    'promise.move': ['Move to another day …', 'm'],
    'promise.person': ['Owed to or by …', 'w'],
    'promise.turn': ['Turn who owes it', 't'],
    'promise.drop': ['Drop the promise', 'x'],
    'promise.reopen': ['Open again', 'u'],
    'promise.note': ['Go to its note', 'o'],
  }),
  ...at('People', {
    'person.new': ['New person', 'n'],
    'person.filter': ['Filter people', '/'],
    'person.next': ['Next person', 'j', 'ArrowDown'],
    'person.previous': ['Previous person', 'k', 'ArrowUp'],
    'person.edit': ['Edit the selected person', 'e'],
    'person.delete': ['Delete the selected person', 'Delete'],
    'person.close': ['Close the details', 'Escape'],
  }),
  ...at(['A session', 'Guides'], { 'question.add': ['Add a question'] }),
  ...at('Guides', {
    'guide.new': ['New guide', 'n'],
    'guide.copy': ['Copy the guide', 'c'],
    'guide.rename': ['Rename the guide …', 'F2'],
    'guide.delete': ['Delete the guide'],
  }),
  ...at('Products', {
    'product.add': ['New product', 'n'],
    'product.edit': ['Edit the product', 'e'],
  }),
  ...at('Review', { 'review.field': ['Go to the search field', '/'] }),
  ...at('Trash', { 'trash.search': ['Search the trash', '/'] }),
];

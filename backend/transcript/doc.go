// Package transcript turns the text of a recorded or noted session into entries: who said what, and when.
//
// # The formats
//
// VTT and SRT are subtitles: a time such as 00:00:03.120 --> 00:00:06.480, and below it what is said until the next
// blank line. Who says it stands in a voice tag (<v Rina>, as Teams writes it) or, in a file without any, before a colon
// (as Zoom and Meet do). Names of cues, comments, styles and entities are understood. A recogniser cuts a sentence at the
// width of a screen: the parts of one, by the same speaker and at once, become one entry.
//
// Teams is what Microsoft Teams writes into a Word document: the same kind of time, the speaker, the words, each on a
// line. A Word document (DOCX) may hold any other format as well; its paragraphs and line breaks are its lines.
//
// Clock gives each turn a line of its own for the speaker and the time, two spaces apart, and then what was said; Otter
// and newer documents of Teams leave out when the turn ends:
//
//	Rina  0:03 - 0:24
//	We close on nine spreadsheets.
//
// Bracket and role have the speaker on the line itself, with the time or without:
//
//	[0:01:17] Rina: We close on nine spreadsheets.
//	Controller: We close on nine spreadsheets.
//
// In these three, what follows belongs to that turn until the next one begins, and a turn is one entry.
//
// Notes is everything else: plain text or Markdown written in the shorthand. Each line is an entry, with the time it
// may begin with ("[12:30] ! one ledger") as its offset and its shorthand untouched; an untimed line has the time of the
// line above it. A line break is no new entry where Markdown would not see one either: in an indented continuation, and
// in a paragraph that is evidently wrapped (every line as full as the longest one lets it be, and going on in lower
// case). Bullets and the numbers of a list that counts up are taken off, headings become plain notes, rules and table
// borders go.
//
// A "*" is a bullet in Markdown and a starred moment in the shorthand. It is a bullet where a file has two or more lines
// with it and no line that opens with another sign of the shorthand, ">" aside; and where such a sign follows it.
// Everywhere else, and after another bullet ("- * text"), it is a star.
//
// # The header
//
// Any file may begin with a Markdown title and lines that describe the session, in any order, each of them optional:
//
//	# Month-end close
//	Product: ERP finance
//	Date: 2026-11-03 14:00
//	Goal: What slows the last two days?
//	Channel: interview
//	Participants: Rina Hartono (Controller, Finance); Budi Santoso
//
// Participants may also be a list of bullets below an empty "Participants:". A line that can't be understood as part of
// the header, or whose key comes again further down (a speaker called Product), is an ordinary line.
//
// # Telling them apart
//
// Subtitles say by their first lines what they are, and so does a Word document by its first bytes; a file whose name
// ends in .vtt, .srt or .docx and that is not so is damaged. Of all other files the name says nothing, and their lines
// decide; a format must explain most of the file, not just occur in it:
//
//   - Teams has one of its times near the top.
//   - Clock has two headings, the first near the top and most of them followed by text; or one, as the first line.
//   - Bracket has a time near the top and a name after most times. Names come back if there are more than three.
//   - Role has names of which most come back, on two fifths of the lines that begin anew where two people or more
//     speak, on four fifths where one does. Words that head a line of notes ("Pain:", "Decision:") are no names.
//
// None of the last three takes a file of which a quarter of the lines open with a bullet, a heading or a sign of the
// shorthand. What remains is notes, which loses nothing.
//
// Files are UTF-8, UTF-16 or Windows-1252, with a byte order mark or without. Bytes that are no text, a cue without a
// sound time and whatever else is damaged refuse the whole file, with the line at fault.
//
// # Why no library reads the subtitles
//
// go-astisub 0.34, the one that is kept up, panics where a time has no end, gives nothing and no error for a file without
// its header and for a long line, drops the second voice of a cue and prints it to the log, and brings an MPEG
// demultiplexer along. What is needed of the two formats is small.
//
// The package does no I/O but reading what it is given,
// and must never lose a word that was said, understand the shorthand itself, or keep more than the limits allow.
package transcript

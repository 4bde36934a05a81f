// Package capture understands the shorthand in which notes are typed during a session: one typed line becomes its kind,
// its text and its fields, and a note is written back as the line that gives it again.
//
// # The grammar
//
// A sign at the start of the line says what the note is. A space after it is welcome, not needed:
//
//	!  /ask         an ask                  =   /decision          a decision
//	>  /quote       a verbatim quote        []  /action /promise   an action or promise, also [ ]
//	?  /question    an open question        $   /cost              a number or cost
//	~  /pain        a pain                  *   /star              a starred moment
//	^  /workaround  how they cope now           /note              a plain note, like no sign at all
//
// Before that sign, // (or /private) keeps the line off the record: it is in no export. "// ! they will close the office"
// is a private ask.
//
// Words inside the line, and right after the sign, fill the other fields:
//
//	@name            who said it, at the start (also "@name:") or the end of the line; a mention elsewhere
//	#tag             a tag, anywhere; it stays in the text
//	!1 !2 !3         the importance to the speaker; a line that starts with one is an ask
//	^fri ^friday     due on the next Friday after today; also ^today and ^tomorrow
//	^2026-12-01      due on that day; ^12-01 is the next 1 December
//	\                makes the sign after it an ordinary character
//
// # The fine print
//
// The long forms need white space after them; their case does not matter. A sign typed twice (**, ~~, ==, !!), and >= or
// =>, open no note: that is how Markdown and people write other things. A $, ~ or > right before a digit gives the kind
// and stays in the text too, since "$5,000", "~30 hours" and ">100 orders" would say something else without it.
//
// The // is text when its own word holds one more slash or a backslash, so that "//server/share" and "///" stay whole. It
// clashes with no other sign: a single / opens the long forms alone, and "https://" starts with a letter.
//
// A tag is letters, digits, - and _ of any script with at least one letter, after white space, an opening bracket or
// an opening quote: "#1", "C#" and "page#top" hold none. Importance and due day are words of their own; the first of
// each counts and is taken out of the text.
//
// A name is a first name, a full name ("@Rina Hartono"), or a full name without its spaces or with _ . - in their place,
// whatever the case and the accents. The longest match counts. At an edge only other marks may stand between the name
// and the end of the line; the first name at the start wins over the last one at the end, and just one is taken out. A
// name that nobody or more than one has is text.
//
// The backslash counts before ! # @ ^ and itself anywhere, and before every kind's sign at the start of the line. Text of
// several lines has its kind at the start of the first. Whatever is not understood is text, and a line of nothing but
// marks is a plain note as typed: no line is ever refused, and none comes out empty.
//
// The package does no I/O and reads no clock. It must never fail, drop a word that is not a mark, or guess among people.
package capture

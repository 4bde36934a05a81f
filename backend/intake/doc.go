// Package intake reads asks that were gathered elsewhere: tables as other tools export them (CSV, TSV, Excel) and plain
// lists. A file becomes a Table of text; a Mapping says which column is what; Asks makes asks of its rows, and says of
// every row that can't be one why, and what to do.
//
// # Why no library reads Excel
//
// excelize 2.11, the one that is kept up, gives the cells of a stream either raw, where a date is a bare number, or as
// displayed, where it is "03-04-26", which may be March or April; to ask a cell whether it is a date it loads the whole
// sheet (470 MB for 20,000 rows). It also adds 6 MB to the program. What is needed of the format, the text of cells and
// which of them are dates, is small.
//
// Everything read is untrusted: sizes are bounded, a formula is only what it last came to, and a damaged file is refused
// whole. The package does no I/O but reading what it is given, and must never count votes: people are counted, not clicks.
package intake

// Package wording reads requirements as a careful colleague would: it finds the words that nobody can test, the sentence
// that says two things or not who does them, and what stands in another order than it is read best, in English and
// Indonesian. Each finding says why and, where that is certain, how the sentence could read.
//
// The rules are those of ISO/IEC/IEEE 29148:2018, 5.2.7 (the language of requirements), and of INCOSE's Guide to Writing
// Requirements, version 4 (its rules are cited as R1 to R42), as far as they can be seen in the wording alone; the patterns
// are EARS (Mavin et al., Easy Approach to Requirements Syntax, RE'09). The words of both languages are tables:
// terms_english.go, terms_indonesian.go, verbs.go. A rule that is wrong more often than three times in ten on real requirements
// has no place here: build/docs/language.md says how often each is, and how to look again.
//
// It must never do more than read: no I/O, no state, the same answer for the same text.
package wording

package discovery

import (
	"cmp"
	"strings"
	"unicode"
)

// Language is what a text is written in, as a tag of BCP 47.
type Language string

// The languages that a PRD may be said to be in. What a document says of itself, in headings and labels, is there in English
// and Indonesian; in any other it is English.
const (
	AnyLanguage Language = "" // whatever its text is in
	English     Language = "en"
	Indonesian  Language = "id"
	Arabic      Language = "ar"
	Chinese     Language = "zh"
	Dutch       Language = "nl"
	French      Language = "fr"
	German      Language = "de"
	Hindi       Language = "hi"
	Japanese    Language = "ja"
	Korean      Language = "ko"
	Malay       Language = "ms"
	Portuguese  Language = "pt"
	Spanish     Language = "es"
	Thai        Language = "th"
	Vietnamese  Language = "vi"
)

// Languages lists every Language, for the window's types.
var Languages = []struct {
	Value  Language
	TSName string
}{
	{AnyLanguage, "Any"},
	{English, "English"},
	{Indonesian, "Indonesian"},
	{Arabic, "Arabic"},
	{Chinese, "Chinese"},
	{Dutch, "Dutch"},
	{French, "French"},
	{German, "German"},
	{Hindi, "Hindi"},
	{Japanese, "Japanese"},
	{Korean, "Korean"},
	{Malay, "Malay"},
	{Portuguese, "Portuguese"},
	{Spanish, "Spanish"},
	{Thai, "Thai"},
	{Vietnamese, "Vietnamese"},
}

// Label is how a language is called, "" where none was said.
func (l Language) Label() string {
	for _, known := range Languages {
		if known.Value == l && l != AnyLanguage {
			return known.TSName
		}
	}
	return ""
}

func (l Language) check() error {
	for _, known := range Languages {
		if known.Value == l {
			return nil
		}
	}
	return InvalidField("language", "%q is no language that a PRD may be said to be in.", string(l))
}

// The words that hold sentences together, by which a language is known.
var (
	functionEnglish = wordSet(`the a an of to in on for and or is are be by with from at that this which when if while where
		who shall must should will can may it its their our my your not as so into than then each every all no have has`)
	functionIndonesian = wordSet(`yang dan di ke dari untuk pada dengan ini itu adalah ada tidak tak juga akan sudah belum
		saya kami kita atau karena kalau jika agar supaya bisa dapat harus wajib perlu mau ingin lebih oleh sebagai dalam tapi
		tetapi hanya seperti bila apabila saat ketika selama setelah sebelum maka hingga sampai para setiap semua tanpa secara
		sistem pengguna aplikasi tolong mohon yg dgn utk tdk jgn jangan dll nya buat bukan tiap`)
)

// mostGuessed is how many words are read to know a language, and sureOf how many of its own a text needs for no doubt.
const mostGuessed, sureOf = 4000, 3

// GuessLanguage tells whether texts are in English or Indonesian, by the words that hold sentences together; AnyLanguage where
// neither has more of them. It is sure where there are several of the one and hardly any of the other.
func GuessLanguage(texts ...string) (guess Language, sure bool) {
	english, indonesian, left := 0, 0, mostGuessed
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) } // an id of letters and digits is no word
	for _, text := range texts {
		for word := range strings.FieldsFuncSeq(text, apart) {
			if left--; left < 0 {
				break
			}
			switch word = strings.ToLower(word); {
			case functionEnglish[word]:
				english++
			case functionIndonesian[word]:
				indonesian++
			}
		}
	}
	sure = max(english, indonesian) >= sureOf*(min(english, indonesian)+1)
	switch {
	case indonesian > english:
		return Indonesian, sure
	case english > indonesian:
		return English, sure
	}
	return AnyLanguage, false
}

// WrittenIn is the language of the PRD: the one that was said, or else the one of its own text, without what it quotes.
func (p PRDDetail) WrittenIn() Language {
	if p.Language != AnyLanguage {
		return p.Language
	}
	texts := []string{p.Title}
	for _, s := range p.Sections {
		texts = append(texts, unquoted(s.Body))
	}
	for _, r := range p.Requirements {
		texts = append(texts, r.Statement, unquoted(r.Rationale))
	}
	if guess, _ := GuessLanguage(texts...); guess != AnyLanguage {
		return guess
	}
	return English
}

// Foreign is the language of a quote in a document that is in another one, where that is certain; else AnyLanguage.
func (d Document) Foreign(quote string) Language {
	guess, sure := GuessLanguage(quote)
	own := cmp.Or(Language(d.Language).primary(), English)
	if !sure || guess == own || own == Malay && guess == Indonesian { // Malay shares these words
		return AnyLanguage
	}
	return guess
}

// primary is the language without its region: en of en-GB.
func (l Language) primary() Language {
	language, _, _ := strings.Cut(strings.ToLower(string(l)), "-")
	return Language(language)
}

// unquoted gives Markdown without the lines of its quotes.
func unquoted(markdown string) string {
	var own strings.Builder
	for line := range strings.Lines(markdown) {
		if !strings.HasPrefix(strings.TrimSpace(line), ">") {
			own.WriteString(line)
		}
	}
	return own.String()
}

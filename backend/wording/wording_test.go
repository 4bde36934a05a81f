package wording_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/wording"
)

// check gives the findings of a statement that has a criterion and a source.
func check(text string) []wording.Finding { return checkOf("ERP", text) }

func checkOf(product, text string) []wording.Finding {
	return wording.Check(wording.Statement{Text: text, Product: product, Criteria: []string{"it is so"}, Sources: 1})
}

// TestWords says which words are found under which rule, and which are not.
func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The page loads fast.", "vague fast"},
		{"The page shall load fast, within 2 seconds of the click.", ""},
		{"The form is easy to use. 90% of new users send it within 5 minutes.", ""},
		{"The page loads fast. The response time is at most 2 seconds.", ""},
		{"The page loads fast. Invoices are kept for 10 years.", "vague fast"},
		{"Formulir mudah digunakan. 9 dari 10 pengguna mengirimnya dalam 5 menit.", ""},
		{"The fast track lane opens at 7:00.", ""},
		{"The list is user-friendly and easy to use.", "vague user-friendly; vague easy to use"},
		{"The page shows the state “Fast” in green.", ""},
		{"The page shows 'fast' in green.", ""},
		{"The page shows some orders.", "vague some"},
		{"The import takes about 20 minutes.", "vague about 20"},
		{"The page tells about the close.", ""},
		{"The new page is better.", "comparison better"},
		{"The new page is better than the old one.", ""},
		{"The ERP sends a mail if possible.", "escape if possible"},
		{"The ERP keeps names, addresses, etc.", "open etc"},
		{"The ERP exports formats such as CSV.", "open such as"},
		{"The limit is TBD.", "placeholder TBD"},
		{"The limit is ??? euros.", "placeholder ???"},
		{"Is it so?", ""},
		{"The limit is to be determined.", "placeholder to be determined"},
		{"The limit is to be determined by the owner.", ""},
		{"The owner and/or the deputy signs.", "andor and/or"},
		{"The page is available 24/7.", "absolute 24/7"},
		{"The page is never older than 15 minutes.", ""},
		{"The shelf beeps so that I always have milk.", ""},
		{"The page loads fast and the list loads fast.", "vague fast"},
		{"Halaman dimuat dengan cepat.", "vague dengan cepat"},
		{"Halaman dimuat dengan cepat, dalam 2 detik.", ""},
		{"Sistem menyimpan nama, alamat, dll.", "open dll"},
		{"Sistem kirim email bila perlu dan/atau SMS.", "escape bila perlu; andor dan/atau"},
		{"Laporan memuat beberapa kolom yang user-friendly.", "vague beberapa; vague user-friendly"},
		{"Kecepatan minimal 1 Mbps untuk semua pengguna.", ""},
		{"Batas akan ditentukan.", "placeholder akan ditentukan"},
		{"The dll is loaded by the installer.", ""},
		{"", ""},
	} {
		if got := told(check(c.text)); got != c.want {
			t.Errorf("%q: found %q, want %q", c.text, got, c.want)
		}
	}
}

// TestSentences says what is found of who acts and how much is asked for.
func TestSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The ERP shall store the file.", ""},
		{"The file shall be stored.", "actor shall be stored"},
		{"The file shall be stored by the archive.", ""},
		{"The file shall be stored by 6:00.", "actor shall be stored"},
		{"The desk must be located in the hall.", ""},
		{"The system shall be built in modules.", ""},
		{"The ERP shall be updated every year.", ""},
		{"The stock figure shall be updated every night.", "actor shall be updated"},
		{"The ERP shall read the stock and adjust the order accordingly.", ""},
		{"It shall store the file.", "actor It"},
		{"Must store the file.", "actor Must"},
		{"Remind the owners on day 2", "actor Remind"},
		{"Report of the day", ""},
		{"Sort schools by price", "actor Sort"},
		{"Search for schools without logging in", "actor Search"},
		{"Update school data automatically", "actor Update"},
		{"Sort options", ""},
		{"Search results by name", ""},
		{"Match day", ""},
		{"Filter rules are kept for a year", ""},
		{"Use of the archive", ""},
		{"Search by name must ignore case.", ""},
		{"The ERP shall store the file and the owner shall sign it.", "several and the owner shall"},
		{"The ERP shall store the file and notify the owner.", "several and notify"},
		{"The ERP shall warn the clerk if it is late and the ERP shall log it.", "several and the ERP shall"},
		{"The ERP shall warn the clerk if it is late and the fee must be paid.", ""},
		{"The ERP shall show the name and address.", ""},
		{"The ERP must store the file. The file must have a name.", "several The file must"},
		{"The ERP must store the file. For example a scan will do.", "open For example"},
		{"The ERP shall export the file. This will help the auditors.", ""},
		{"The ERP shall tell the owner that the file must be signed.", ""},
		{"Data harus disimpan.", "actor harus disimpan"},
		{"Data harus disimpan oleh sistem.", ""},
		{"Bisa dicetak dari semua layar.", "actor Bisa"},
		{"Sistem harus menyimpan data dan pengguna harus menyetujuinya.", "several dan pengguna harus"},
	} {
		if got := told(check(c.text)); got != c.want {
			t.Errorf("%q: found %q, want %q", c.text, got, c.want)
		}
	}
}

// TestWhatMeasuresIsACriterion: a second sentence that measures the first is no requirement of its own.
func TestWhatMeasuresIsACriterion(t *testing.T) {
	for _, c := range []struct{ text, why string }{
		{"The form must suit new clerks. 90% of new clerks must send it within 5 minutes.", "Make it a criterion"},
		{"Clerks must find their way. Clerks shall learn it within 10 minutes.", "Make it a criterion"},
		{"The ERP must answer. The response time must not exceed 2 seconds.", "Make it a criterion"},
		{"The ERP must store the file. The clerk must sign it within 2 days.", "Make it a requirement with a number"},
	} {
		found := check(c.text)
		if len(found) != 1 || found[0].Rule != wording.Several || !strings.Contains(found[0].Why, c.why) {
			t.Errorf("%q: %+v", c.text, found)
		}
	}
}

// TestRewrites says how a sentence is offered anew; "" where it fits a pattern or a person must decide.
func TestRewrites(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The ERP shall store the file.", ""},
		{"When the file arrives, the ERP shall store it.", ""},
		{"While the ERP is offline, the scanner shall keep the receipts.", ""},
		{"If the import fails, then the ERP shall tell treasury.", ""},
		{"Where the scanner is installed, the ERP shall accept receipts.", ""},
		{"The ERP must lock the period when the last entity has posted.", "When the last entity has posted, the ERP shall lock the period."},
		{"The ERP shall tell treasury if the import fails", "If the import fails, then the ERP shall tell treasury"},
		{"The scanner shall keep the receipts while the ERP is offline.", "While the ERP is offline, the scanner shall keep the receipts."},
		{"The ERP shall warn the owner as soon as the rate is above 10%.", "When the rate is above 10%, the ERP shall warn the owner."},
		{"The ERP shall check if the file is there.", ""},
		{"The ERP shall warn the clerk while entering a receipt.", ""},
		{"The ERP shall lock the period while importing the lines.", "While importing the lines, the ERP shall lock the period."},
		{"The ERP shall show the fee that applies when a parcel is late.", ""},
		{"The ERP shall import the lines and try again when the bank is silent.", ""},
		{"The ERP shall be able to store the file.", "The ERP shall store the file."},
		{"The accountant must be able to see the entry.", "The ERP shall let the accountant see the entry."},
		{"Accountants want to see the entry.", "The ERP shall let accountants see the entry."},
		{"We need to see the entry.", "The ERP shall let the user see the entry."},
		{"As an accountant, I want to see the entry so that nobody calls.", "The ERP shall let the accountant see the entry so that nobody calls."},
		{"As a clerk, I want to see my entry.", "The ERP shall let the clerk see their entry."},
		{"Let me choose the day on which my money arrives", "The ERP shall let the user choose the day on which their money arrives"},
		{"Give me two days to show that it is not what I sent", "The ERP shall give the user two days to show that it is not what they sent"},
		{"Show what is left of the price before I publish", "The ERP shall show what is left of the price before the user publishes"},
		{"Print the label for the parcel that I packed", "The ERP shall print the label for the parcel that the user packed"},
		{"Tell the next owner the moment my step is done", "The ERP shall tell the next owner the moment the user's step is done"},
		{"Show the sums that we ourselves frobnicate", ""},
		{"As a fan I want to see the goals so that nobody calls.", "The ERP shall let the fan see the goals so that nobody calls."},
		{"Remind the owner when a step is done", "When a step is done, the ERP shall remind the owner"},
		{"Let me choose the day", "The ERP shall let the user choose the day"},
		{"Approve the invoice from the phone", "The ERP shall let the user approve the invoice from the phone"},
		{"Program Managers must be able to see it", "The ERP shall let Program Managers see it"},
		{"Sort schools by how near they are", "The ERP shall sort schools by how near they are"},
		{"Filter schools by price", "The ERP shall let the user filter schools by price"},
		{"Compare packages by the hours that they include", "The ERP shall let the user compare packages by the hours that they include"},
		{"Post accruals straight from the open orders", "The ERP shall post accruals straight from the open orders"},
		{"Match invoices with receipts", "The ERP shall match invoices with receipts"},
		{"Split an invoice over its cost centres", "The ERP shall split an invoice over its cost centres"},
		{"Attach the receipt to the entry", "The ERP shall attach the receipt to the entry"},
		{"Show when a result was last updated", "The ERP shall show when a result was last updated"},
		{"Have a second clerk confirm the change", "The ERP shall have a second clerk confirm the change"},
		{"Look fashionable and sleek", "The ERP shall look fashionable and sleek"},
		{"Look at the map", "The ERP shall let the user look at the map"},
		{"Have a mute button for when the phone rings", "The ERP shall have a mute button for when the phone rings"},
		{"Look and feel", ""},
		{"Feel Good: a list of pages that the clerk may read", ""},
		{"Alert us to the change", "The ERP shall alert the user to the change"},
		{"Notify fans when a game they follow is moved", "The ERP shall notify fans when a game they follow is moved"},
		{"Schedule games by a policy", "The ERP shall schedule games by a policy"},
		{"Write the help pages in Indonesian", ""},
		{"All entries shall be recorded in the log.", "The ERP shall record all entries in the log."},
		{"All entries shall be approved.", ""},
		{"Sistem harus dapat menampilkan stok.", "Sistem harus menampilkan stok."},
		{"Kasir harus bisa membatalkan transaksi.", "ERP harus memungkinkan kasir membatalkan transaksi."},
		{"Tampilkan stok untuk semua gudang.", "ERP harus menampilkan stok untuk semua gudang."},
		{"Cocokkan faktur dengan tanda terima.", "ERP harus mencocokkan faktur dengan tanda terima."},
		{"Jadwalkan pengiriman untuk setiap gudang.", "ERP harus menjadwalkan pengiriman untuk setiap gudang."},
		{"Sistem harus mengirim email ketika stok habis di gudang.", "Ketika stok habis di gudang, sistem harus mengirim email."},
		{"Sistem harus menolak pesanan jika stok habis.", "Jika stok habis, maka sistem harus menolak pesanan."},
		{"Kami ingin melihat stok untuk semua gudang.", "ERP harus memungkinkan pengguna melihat stok untuk semua gudang."},
		{"Sebagai kasir, saya ingin melihat stok dari semua gudang.", "ERP harus memungkinkan kasir melihat stok dari semua gudang."},
		{"Ketika stok habis, sistem harus mengirim email.", ""},
	} {
		got := ""
		for _, f := range check(c.text) {
			got += f.Rewrite
		}
		if got != c.want {
			t.Errorf("%q: offers %q, want %q", c.text, got, c.want)
		}
		if c.want != "" {
			for _, f := range check(c.want) {
				if f.Rewrite != "" {
					t.Errorf("%q: was offered and is offered anew as %q", c.want, f.Rewrite)
				}
			}
		}
	}
}

// TestTheProductActsByItsName says what does it where an ask doesn't: the product by its name where that is one.
func TestTheProductActsByItsName(t *testing.T) {
	for _, c := range []struct{ product, english, indonesian string }{
		{"ERP", "The ERP", "ERP"},
		{"ERP finance", "ERP finance", "ERP finance"},
		{"Throughline", "Throughline", "Throughline"},
		{"iOS wallet", "iOS wallet", "iOS wallet"},
		{"Blue Harbour", "Blue Harbour", "Blue Harbour"},
		{"The Hub", "The Hub", "The Hub"},
		{"checkout", "The checkout", "Checkout"},
		{"Seller portal", "The Seller portal", "Seller portal"},
		{"TV remote", "The TV remote", "TV remote"},
		{"", "The system", "Sistem"},
		{"Driving schools", "The system", "Sistem"},
		{"Month-end close: five days", "The system", "Sistem"},
		{"We want a faster close.", "The system", "Sistem"},
		{"A Tool To Close Books", "The system", "Sistem"},
	} {
		for ask, want := range map[string]string{
			"Remind the owner":            c.english + " shall remind the owner",
			"Tampilkan stok untuk gudang": c.indonesian + " harus menampilkan stok untuk gudang",
		} {
			for _, f := range checkOf(c.product, ask) {
				if f.Rewrite != want {
					t.Errorf("%q: %q is offered as %q, want %q", c.product, ask, f.Rewrite, want)
				}
				for _, again := range checkOf(c.product, f.Rewrite) {
					t.Errorf("%q: in what is offered, %q, is found %q", c.product, f.Rewrite, again.Words)
				}
			}
		}
	}
}

func TestAStatementThatDoesNotTellIsInTheLanguageOfItsDocument(t *testing.T) {
	s := wording.Statement{Text: "Tampilkan stok", Product: "ERP", Criteria: []string{"1"}, Sources: 1}
	rewritten := func() string {
		for _, f := range wording.Check(s) {
			if f.Rewrite != "" {
				return f.Rewrite
			}
		}
		return ""
	}
	if got := rewritten(); got != "" {
		t.Errorf("taken for English, it becomes %q", got)
	}
	s.Language = discovery.Indonesian
	if got := rewritten(); got != "ERP harus menampilkan stok" {
		t.Errorf("it becomes %q", got)
	}
}

func TestWhatIsMissing(t *testing.T) {
	found := wording.Check(wording.Statement{Text: "The ERP shall store the file."})
	if got := told(found); got != "criterion ; source " {
		t.Errorf("found %q", got)
	}
}

func TestCriteriaAreHeldToTheWords(t *testing.T) {
	found := wording.Check(wording.Statement{
		Text: "The ERP shows the list fast.", Sources: 1,
		Criteria: []string{"Shown to the owner", "The list is user-friendly", "It is fast"},
	})
	if got := told(found); got != "vague fast; vague user-friendly" {
		t.Errorf("found %q", got)
	}
	if f := found[1]; f.Field != wording.InCriteria || f.From != len("Shown to the owner\nThe list is ") {
		t.Errorf("%+v", f)
	}
}

func told(found []wording.Finding) string {
	parts := make([]string, len(found))
	for i, f := range found {
		parts[i] = string(f.Rule) + " " + f.Words
	}
	return strings.Join(parts, "; ")
}

// TestPlaces holds findings to the window's way of counting: emoji before them are two units.
func TestPlaces(t *testing.T) {
	text := "🚚 Ware für “Köln”: the lorry must leave fast."
	units := utf16.Encode([]rune(text))
	for _, f := range check(text) {
		if got := string(utf16.Decode(units[f.From:f.To])); got != f.Words {
			t.Errorf("%q stands where %q was found", got, f.Words)
		}
	}
}

func TestKey(t *testing.T) {
	if wording.Key("User-Friendly") != wording.Key("user friendly") {
		t.Error("case and hyphens are a difference")
	}
	if wording.Key("???") == wording.Key("____") {
		t.Error("blanks are no difference")
	}
}

// sound fails when a finding could not be shown.
func sound(t *testing.T, text string) {
	t.Helper()
	units := len(utf16.Encode([]rune(text)))
	for _, f := range wording.Check(wording.Statement{Text: text, Product: "ERP"}) {
		if f.From < 0 || f.To < f.From || f.To > units || f.Why == "" || f.Origin == "" || strings.Contains(f.Why, "%!") {
			t.Fatalf("%q: %+v", text, f)
		}
		if utf8.ValidString(text) && !utf8.ValidString(f.Rewrite) {
			t.Fatalf("%q: offers %q", text, f.Rewrite)
		}
	}
}

// TestNothingBreaksIt reads 100,000 random lines: of words that the tables know, and of anything else.
func TestNothingBreaksIt(t *testing.T) {
	known := strings.Fields(`the ERP shall must be able to store stored when if while where once as soon fast and/or etc. TBD ??? ____ ,
		. ; : “ ” " ( ) - / 24/7 100% 2 seconds so that in order it let me I want remind record user accountant by then sistem harus dapat
		bisa ketika jika maka saat pada sebagai kasir, saya ingin melihat tampilkan dll dan 🚚 é ﬁ` + " \u202e \u00a0 \x00 \xff")
	random := rand.New(rand.NewPCG(7, 7))
	for range 100_000 {
		var b strings.Builder
		for range random.IntN(14) {
			if random.IntN(12) == 0 {
				fmt.Fprintf(&b, "%c", rune(random.IntN(0x11000)))
			}
			b.WriteString(known[random.IntN(len(known))])
			if random.IntN(6) > 0 {
				b.WriteByte(' ')
			}
		}
		sound(t, b.String())
	}
}

func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"When the file arrives, the ERP shall store it.", "Sistem harus mengirim email ketika stok habis.", "???", "a/b and/or c", "\xff\xfe",
	} {
		f.Add(seed)
	}
	f.Fuzz(sound)
}

func TestTheSameEveryTime(t *testing.T) {
	text := "The ERP must be able to send mails fast and/or easily, etc. when the bank is TBD."
	if first := check(text); !slices.Equal(first, check(text)) {
		t.Error("two answers for one text")
	}
}

func BenchmarkCheck(b *testing.B) {
	s := wording.Statement{
		Text: "When a step is marked as done, the owner of each step that waited for it must be notified fast, by mail and/or chat, if possible.",
	}
	for b.Loop() {
		wording.Check(s)
	}
}

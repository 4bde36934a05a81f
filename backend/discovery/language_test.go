package discovery

import "testing"

func TestALanguageIsKnownByTheWordsThatHoldSentencesTogether(t *testing.T) {
	for _, c := range []struct {
		text string
		want Language
		sure bool
	}{
		{"The system shall send a reminder to the owner of each account that is late.", English, true},
		{"Sistem harus mengirim pengingat kepada pemilik setiap akun yang terlambat.", Indonesian, true},
		{"Saya butuh invoice yang approved by finance", Indonesian, false},
		{"Tutup buku", AnyLanguage, false},
		{"", AnyLanguage, false},
		{"請求書を印刷する", AnyLanguage, false},
		{"THE OWNER OF THE ACCOUNT", English, true},
		{"[Stok](metric:01a2181b-a9fe-7a58-be9a-ca77e2a53959) yang bisa dipercaya", Indonesian, false},
	} {
		if got, sure := GuessLanguage(c.text); got != c.want || sure != c.sure {
			t.Errorf("%q: %q, sure %v", c.text, got, sure)
		}
	}
}

func TestAPRDIsInTheLanguageOfItsOwnTextUnlessOneWasSaid(t *testing.T) {
	prd := PRDDetail{Sections: []PRDSection{
		{Body: "The close waits for the people who are late.\n\n> Saya harus menunggu yang lain untuk tutup buku dan itu lama."},
	}}
	if got := prd.WrittenIn(); got != English {
		t.Errorf("a quote makes it %q", got)
	}
	prd.Requirements = []RequirementDetail{{Requirement: Requirement{
		Statement: "Sistem harus mengingatkan pemilik akun yang belum selesai pada hari kedua dan tidak sebelum itu.",
	}}}
	if got := prd.WrittenIn(); got != Indonesian {
		t.Errorf("most of it is Indonesian, and it is %q", got)
	}
	prd.Language = German
	if got := prd.WrittenIn(); got != German {
		t.Errorf("it was said to be German, and is %q", got)
	}
	if err := (&PRD{ProductID: "p", Title: "T", Language: "xx-nonsense"}).Clean(); err == nil {
		t.Error("any language is taken")
	}
}

func TestAVersionKeepsTheLanguageThatWasSaid(t *testing.T) {
	prd := PRDDetail{PRDSummary: PRDSummary{PRD: PRD{ID: "1", Title: "Gudang"}}}
	plain, err := Freeze(prd, nil).File()
	if err != nil {
		t.Fatal(err)
	}
	prd.Language = Indonesian
	frozen := Freeze(prd, nil)
	file, err := frozen.File()
	if err != nil || file.Hash == plain.Hash {
		t.Fatalf("the language is no part of a version: %v", err)
	}
	thawed, err := Thaw(file)
	if err != nil || thawed.PRD.Language != Indonesian {
		t.Errorf("it comes back in %q, %v", thawed.PRD.Language, err)
	}
	if c := Compare(Freeze(PRDDetail{}, nil), frozen); c.Own() == 0 {
		t.Error("a comparison does not tell of the language")
	}
}

func TestWhoDeclinedIsNotNamedInTheWordsOfTheDocument(t *testing.T) {
	prd := PRDDetail{PRDSummary: PRDSummary{PRD: PRD{Title: "Gudang milik Dana Smith"}}}
	for language, want := range map[Language]string{
		Indonesian: "Gudang milik seorang peserta", English: "Gudang milik a participant", Indonesian + "-ID": "Gudang milik seorang peserta",
	} {
		prd.Language = language
		if left, _ := offRecord().PRD(prd); left.Title != want {
			t.Errorf("%s: %q, want %q", language, left.Title, want)
		}
	}
}

package discovery

var indonesian = Words{
	Document: "Dokumen persyaratan produk", Untitled: "Tanpa judul", UntitledSection: "Bagian tanpa judul",
	Product: "Produk", Edition: "Edisi", Version: "Versi", Fingerprint: "Sidik jari", Status: "Status", Date: "Tanggal",
	Author: "Penulis", Authors: "Penulis", Requirements: "Persyaratan", Evidence: "Jumlah bukti",
	Contents: "Daftar isi", SkipContents: "Lewati daftar isi", Page: "Halaman %d dari %d", DraftAfter: "Draf setelah %s",
	Statuses: map[PRDStatus]string{DraftPRD: "Draf", ReviewPRD: "Ditinjau", ApprovedPRD: "Disetujui"},
	Editions: map[Edition]string{
		EngineeringEdition: "Untuk tim teknik", LeadershipEdition: "Untuk pimpinan", PublicEdition: "Edisi publik",
	},

	Requirement: "Persyaratan", AskedForBy: "Diminta oleh", Owner: "Penanggung jawab", AcceptedWhen: "Diterima jika",
	AskedFor: "Yang diminta", Sources: "Sumber", From: "Dari “%s”, %s",
	Priorities: map[Priority]string{Must: "Wajib", Should: "Sebaiknya", Could: "Opsional", Wont: "Tidak kali ini"},
	States: map[RequirementState]string{
		Proposed: "Diusulkan", Agreed: "Disepakati", Building: "Dikerjakan", Done: "Selesai", Dropped: "Dibatalkan",
	},
	People: Counted{"1 orang", "%d orang"}, Teams: Counted{"1 tim", "%d tim"}, Channels: Counted{"1 saluran", "%d saluran"},

	Register: "Daftar bukti", Number: "No.", SaidIn: "Disampaikan di", Speaker: "Narasumber", Channel: "Saluran", When: "Waktu",
	At: "Menit", CitedIn: "Dirujuk oleh", IntoIt: "%s sejak mulai", NoSpeaker: "Narasumber tidak dicatat",
	NoSession: "Di luar sesi",
	ChannelNames: map[Channel]string{
		Interview: "Wawancara", Workshop: "Lokakarya", Call: "Telepon", Chat: "Obrolan", Email: "Email", Ticket: "Tiket dukungan",
		DataAnalysis: "Analisis data", Survey: "Survei", NPSComment: "Komentar NPS", Observation: "Pengamatan", Review: "Ulasan",
	},

	Versions: "Riwayat versi", About: "Isi perubahan", ChangedSince: "Perubahan sejak %s", NothingChanged: "Tidak ada.",
	HowChanged: "Yang ditambahkan dicetak tebal, yang dihapus dicoret.", New: "Baru", Changed: "Diubah",
	AndMoved: "dan dipindahkan", Section: "Bagian “%s”", Of: "%s dari “%s”",
	SectionsThat: Counted{"1 bagian", "%d bagian"}, RequirementsThat: Counted{"1 persyaratan", "%d persyaratan"},
	Fates: map[Fate]string{
		PartAdded: "ditambahkan", PartRemoved: "dihapus", PartChanged: "diubah", PartMoved: "dipindahkan",
		PartRestated: "dengan bukti lain",
	},
	Fields: map[string]string{
		"Title": "Judul", "Product": "Produk", "Language": "Bahasa", "Metric": "Metrik", "Chart": "Bagan",
		"Rationale": "Alasan", "Acceptance criteria": "Kriteria penerimaan", "Priority": "Prioritas",
		"Owner": "Penanggung jawab", "State": "Status", "Source": "Sumber", "Merged": "Digabungkan", "Deleted": "Dihapus",
		"Ask": "Permintaan", "Need": "Kebutuhan", "Root cause": "Akar masalah", "Decision": "Keputusan",
		"Reason": "Alasan keputusan", "Voices": "Suara", "Quote": "Kutipan",
	},

	SignOff: "Persetujuan", Name: "Nama", Reviewer: "Peninjau", Role: "Peran", Verdict: "Keputusan", On: "Atas versi",
	Day: "Tanggal", Signature: "Tanda tangan", Remarks: "Catatan", AgreedOrNot: "Setuju atau tidak", Waiting: "Menunggu",
	Outdated: "sebelum perubahan berikutnya",
	Verdicts: map[Verdict]string{
		"": "Belum ditandatangani", AgreedTo: "Setuju", WithRemarks: "Setuju dengan catatan", NotAgreed: "Tidak setuju",
	},

	Target: "Target %s", AtMost: "paling banyak %s", AtLeast: "paling sedikit %s", UpFrom: "naik dari %s",
	DownFrom: "turun dari %s", DueBy: "paling lambat %s", Now: "sekarang %s", AsksByTheme: "Permintaan per tema",
	NoTheme: "Belum bertema", PeopleByTeam: "Orang yang didengar per tim", Chart: "Bagan",
	Figures: "Angka-angkanya dalam tabel", Others: Counted{"1 lainnya", "%d lainnya"},

	Callouts: map[string]string{
		"note": "Catatan", "tip": "Kiat", "important": "Penting", "warning": "Peringatan", "caution": "Hati-hati",
	},
	ToDo: "Belum dikerjakan", Done: "Selesai", Table: "Tabel", Figure: "Gambar %d", Note: "Catatan %d",
	BackToNote: "Kembali ke catatan %d",
	SourceOf:   "Sumber %d",

	MustBe: "Yang wajib terpenuhi", MattersMost: "Yang terpenting", NotDone: "Yang tidak akan kami kerjakan",
	ToDecide: "Keputusan yang kami perlukan", ShareOf: "%d dari %d",
	More: Counted{"dan 1 persyaratan lagi", "dan %d persyaratan lagi"},

	AParticipant: "seorang peserta", SomeoneElse: "orang lain", InternalAddress: "(alamat internal)", AFile: "(sebuah berkas)",
	someone: func(role string) string { return "seorang " + midSentence(role) },

	Letter: LetterWords{
		Kind: "Surat", Title: "Tindak lanjut atas yang Anda sampaikan", File: "Tindak lanjut untuk %s", Dear: "Yth. %s,",
		Opening: "Terima kasih atas waktu yang Anda luangkan. %s Anda menyampaikan %s kepada kami tentang %s. Berikut yang Anda " +
			"sampaikan, dengan kata-kata Anda sendiri, beserta tindak lanjutnya: %s.",
		On: "pada %s", Between: "antara %s dan %s", And: "dan",
		Things:    Counted{"1 hal", "%d hal"},
		AlsoAsked: Counted{"1 orang lain juga meminta hal yang sama.", "%d orang lain juga meminta hal yang sama."},
		Titles: [...]string{
			planned: "Yang direncanakan", considered: "Yang sedang dipertimbangkan", forLater: "Yang menyusul kemudian",
			refused: "Yang tidak akan kami kerjakan", undecided: "Yang belum diputuskan",
		},
		Became: [...]Counted{
			planned: {"1 direncanakan", "%d direncanakan"}, considered: {"1 sedang dipertimbangkan", "%d sedang dipertimbangkan"},
			forLater:  {"1 menyusul kemudian", "%d menyusul kemudian"},
			refused:   {"1 tidak akan kami kerjakan", "%d tidak akan kami kerjakan"},
			undecided: {"1 belum diputuskan", "%d belum diputuskan"},
		},
		Answers: [...]Counted{
			planned: {"Kami akan mengerjakannya.", "Kami akan mengerjakan %d hal ini."},
			considered: {
				"Kami sedang mempertimbangkannya: belum ada yang disepakati.",
				"Kami sedang mempertimbangkan %d hal ini: belum ada yang disepakati.",
			},
			forLater: {"Tidak sekarang, tetapi nanti.", "%d hal ini tidak sekarang, tetapi nanti."},
			refused:  {"Kami tidak akan mengerjakannya.", "Kami tidak akan mengerjakan %d hal ini."},
			undecided: {
				"Hal ini belum kami putuskan. Permintaan Anda ada dalam daftar kami beserta kata-kata Anda.",
				"%d hal ini belum kami putuskan. Permintaan Anda ada dalam daftar kami beserta kata-kata Anda.",
			},
		},
		Understood: "Yang kami pahami: %s",
		NoWords:    "(kata-kata Anda tidak kami catat)", KeptAs: "Kami mencatatnya bersama sebagai “%s”.",
		Behind: "Permintaan ini mendasari **%s**%s%s.", Wrong: "Jika ada yang keliru",
		TellUs: "Beri tahu kami bila ada yang salah kami tangkap, terlewat, atau kami putuskan tanpa mengetahui apa yang Anda " +
			"ketahui. Apa yang kami bangun bertumpu pada kata-kata Anda.",
		Weights: map[Priority]string{
			Must: "yang wajib dipenuhi", Should: "yang sebaiknya dipenuhi", Could: "yang dipenuhi bila ada waktu",
			Wont: "yang tidak kami bangun kali ini",
		},
		Progress: map[RequirementState]string{
			Proposed: "Persyaratan itu diusulkan dan belum disepakati.", Agreed: "Persyaratan itu sudah disepakati.",
			Building: "Persyaratan itu sedang dikerjakan.", Done: "Persyaratan itu sudah selesai.",
			Dropped: "Persyaratan itu kemudian dibatalkan.",
		},
	},

	months: [...]string{
		"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
	},
	shortMonths: [...]string{"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"},
	thousands:   ".", Decimal: ",",
}

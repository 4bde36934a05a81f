package discovery

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ordinary tells whether a part of a name is a word that much of what is written can't do without.
func (n naming) ordinary(word string) bool {
	form := n.form(word)
	return namesakes[form] || n.does(form) || strings.Trim(word, "0123456789") == ""
}

// does tells whether a word says what someone does or is, or which of several they are, and is no name.
func (n naming) does(form string) bool {
	return roleWords[form] || roleWords[strings.TrimSuffix(form, "s")] || n.usual[form]
}

// sayWhatOneDoes tells whether the words of a name are no name, but say what someone does: "Treasurer of a club".
func (n naming) sayWhatOneDoes(words []string) bool {
	does := func(word string) bool { return n.does(n.form(word)) }
	joins := func(word string) bool { return smallWords[n.form(word)] || strings.Trim(word, "0123456789#.") == "" }
	return slices.ContainsFunc(words, does) &&
		!slices.ContainsFunc(words, func(word string) bool { return !does(word) && !joins(word) })
}

// usage gives what of the names of people who are called by what they do is a word in texts: it stands behind an article
// without a capital, and nowhere as a name.
func (n naming) usage(people []Stakeholder, texts []string) map[string]bool {
	asked, whole := n.doubtful(people)
	if len(asked) == 0 {
		return nil
	}
	words, names := map[string]bool{}, map[string]bool{}
	for _, text := range texts {
		text = whole.hide(text, nil)
		for _, at := range anyWord.FindAllStringIndex(text, -1) {
			form, before := n.form(text[at[0]:at[1]]), text[:at[0]]
			if !asked[form] {
				continue
			}
			first, _ := utf8.DecodeRuneInString(text[at[0]:])
			if unicode.IsLower(first) && (definite.MatchString(before) || indefinite.MatchString(before)) {
				words[form] = true
			} else if handle(text, at[0], at[1]) || standsAsName(text, at[0], at[1], form) {
				names[form] = true
			}
		}
	}
	maps.DeleteFunc(words, func(form string, _ bool) bool { return names[form] })
	return words
}

// doubtful gives the parts that may be a word or a name in the names of people of whom another part says what they do, and
// knows those people by their whole names.
func (n naming) doubtful(people []Stakeholder) (parts map[string]bool, whole naming) {
	parts, whole = map[string]bool{}, naming{fold: n.fold, known: map[string][]calling{}, prose: true}
	for _, p := range people {
		words := strings.Fields(p.Name)
		if !slices.ContainsFunc(words, func(word string) bool { return n.does(n.form(word)) }) {
			continue
		}
		whole.know(calling{n.form(p.Name), "", p.ID, asName}, "")
		for _, word := range words {
			if form := n.form(word); !n.ordinary(word) && !smallWords[form] {
				parts[form] = true
			}
		}
	}
	return parts, whole
}

var anyWord = regexp.MustCompile(`[\pL\pN]+`)

// standsAsName tells whether an ordinary word is meant for someone where it stands: it has a capital that nothing but a name
// gives it.
func standsAsName(text string, at, end int, form string) bool {
	before, after := text[:at], text[end:]
	first, _ := spelt(text[at:])
	switch {
	case !unicode.IsUpper(first) || definite.MatchString(before) || indefinite.MatchString(before):
		return false
	case months[form] && (aheadOfMonth.MatchString(before) || behindMonth.MatchString(after)):
		return false
	case modals[form] && len(form) == end-at && text[at:end] == strings.ToUpper(text[at:end]):
		return false // as standards write it: the product MAY do this
	case opensSentence(before) || opening.MatchString(before):
		return alone.MatchString(after)
	}
	return true
}

// handle tells whether a word is the name of an account: @will, will@example.com.
func handle(text string, at, end int) bool {
	return strings.HasSuffix(text[:at], "@") || strings.HasPrefix(text[end:], "@")
}

var (
	opening = regexp.MustCompile(`[:–—“‘"(\[/][ *_]*$`)

	// alone is what comes after a word that is someone, though it opens a sentence.
	alone = regexp.MustCompile(`^[*_]*(?:['’]s\b|\s*(?:$|[\n,;:.)\]|”"])|\s+(?:and|&|or|dan|atau)\s+\p{Lu}|\s+(?:` +
		strings.Join(strings.Fields(`added adds agreed agrees answered approved asked asks complained confirmed explained has
		kata keeps kept knew knows likes loses lost mentioned meminta minta needed needs proposed replied reported reports said says
		showed signed spends suggested thinks thought told tells used uses wanted wants works worked writes wrote`), "|") + `)\b)`)

	monthNames = strings.Join(strings.Fields(`January February March April May June July August September October November December
		Januari Februari Maret Mei Juni Juli Agustus Oktober Desember`), "|")
	months       = wordSet(strings.ToLower(strings.ReplaceAll(monthNames, "|", " ")))
	toMonth      = `\s*(?:[,/–-]|\b(?:and|to|or|dan|sampai)\b)\s*`
	aheadOfMonth = regexp.MustCompile(`(?i)(?:\d(?:st|nd|rd|th)?[\s.]+(?:of\s+)?|\b(?:in|until|till|since|during|early|late|mid|` +
		`last|next|every|through|bulan|pada|sejak|sampai|hingga|awal|akhir)[\s-]+|\b(?:` + monthNames + `)` + toMonth + `)$`)
	behindMonth = regexp.MustCompile(`(?i)^(?:[\s.,]*\d|` + toMonth + `(?:` + monthNames + `)\b)`)
	modals      = wordSet("will may can must shall")
)

// smallWords join others in what someone is called by.
var smallWords = wordSet(`
	a an and at by for from in of on or the to with our new old other another dari untuk yang 1st 2nd 3rd
`)

// namesakes are words that much of what is written can't do without and that people are called by too.
//
//nolint:misspell // names are spelt as they come
var namesakes = wordSet(`
	an and are art as at be best bill black blue brown can case dan day di do end field fields for good grant gray green
	grey he her him his hope in is it ke key king law long low mark max may me min more my new no north of off on one or out
	page price queen rich red see she short so south stone sum that the they this tim to us we west white will win with yang
	you young

	amber angel april archer art august autumn banks bishop bridge bridges bush carol carter cash chance charity chase chip
	church clay cliff cook crystal dale dawn dean dot drew earl east eve faith fisher ford forest frank frost gene gold
	golden grace guy hall harmony hazel heath herb hill holly honor house hunter iris ivy jack jade january jewel joy judge
	june july lake lance lane lily major marina marsh marshall mason melody mercy miles miller misty nick noble norm olive
	park parker pat patience pearl penny pierce piper pope porter prince rain ranger ray reed river rivers rob robin rock
	rod rose rosemary royal ruby sage sandy skip sky snow spring star sterling street strong summer sunny tanner temple
	victor violet wade ward warden waters wells wise wood woods

	agung agustus bagus bakti berkah bintang budi bulan bunga cahaya cinta citra damai dwi eka fajar hari iman indah jaya
	juli juni langit lestari maret mawar mega mei melati mulia murni permata perdana pertama putra putri raja sari satu
	selamat setia sinar suci teguh utama
`)

// roleWords are words that say what someone does, where, or which of several they are, and that nobody is called by.
//
//nolint:misspell // as either side of the ocean spells them
var roleWords = wordSet(`
	academic account accountant accounting actor adviser advisor admin administration administrator agency agent analyst
	analytics anonymous apartment app applicant apprentice approver architect area artist assistant associate association
	athlete attendee attorney audit auditor author back backend backup bank banker billing board bookkeeper borrower boss
	branch broker budget builder building business buyer call candidate captain care caretaker carrier cashier catering ceo
	center central centre cfo chain chair chairman chairperson chairwoman champion channel charge chemist chief city claim
	cleaner clerk client clinic clinician cloud club coach cofounder collector college colleague committee communication
	community company competitor compliance consultant consumer content contractor control controller coo coordinator
	corporate council counsel counsellor counselor county courier course craft creative creator credit cto curator current
	customer cs data database day dealer delivery dentist department deputy design designer desk developer development
	device devops digital director dispatch dispatcher distributor district division doctor donor driver driving economist
	editor education eighth electrician employee employer engineer engineering enterprise estate event exam examiner
	executive expert external face facilitator facilities facility family fan farmer father fellow female field fifth
	finance financial first fleet floor food football foreman former founder fourth franchise freelancer frequent friend
	front frontend fulfilment fulfillment game general government group grower growth guard guardian guest guide head health
	healthcare heavy help helpdesk hiring home hospital host hostess hotel household hr human import importer industrial
	industry information infrastructure inspector instructor insurance intern interface internal international interviewee
	interviewer inventory investor invoice it janitor journalist junior keeper key kitchen lab laboratory landlord large
	lawyer lead leader league learner lecturer legal librarian library line loan local logistics main maintainer maintenance
	male man manager management manufacturer manufacturing market marketer marketing marketplace master mayor mechanic media
	medical member mentor merchant middle minister mobile moderator mother municipality musician national network new
	newcomer ngo night nonprofit nurse nursing observer occasional office officer official online operation operator order
	organisation organiser organization organizer outside owner panel paramedic parent participant partner passenger patient
	payment payroll people performer person personnel pharmacist pharmacy phone photographer physician physiotherapist
	picker pilot planner planning plant platform player pm po police policy potential power presenter president press
	primary principal private procurement producer product production professor program programmer project promoter property
	prospect provider psychologist public publisher pupil purchaser purchasing qa quality receiver receiving reception
	receptionist recruiter recruiting referee region regional registrar regular regulator representative reporter requester
	research researcher resident respondent restaurant retail retailer returning reviewer rider risk safety sale salesperson
	salesman school science scientist scout season seasonal second secondary secretary security seller senior service
	seventh shareholder shift shipper shipping shop shopper site sixth small social software solution source speaker
	specialist sponsor sport staff stakeholder state station steward stock store strategist strategy student studio
	subscriber super superintendent superuser supervisor supplier supply support surgeon surveyor system tax teacher team
	technical technician technology teller temporary tenant test tester therapist third tourist town trade trader trainee
	trainer training translator transport traveler traveller treasurer treasury tutor university unknown usability user ux
	vendor veterinarian vice video viewer visitor volunteer waiter waitress warehouse web website wholesale wholesaler woman
	worker workshop writer youth

	admin agen akuntan analis anggota apoteker asisten atasan bagian bank bendahara bidan bisnis cabang calon cs dapur data
	dewan direksi direktur divisi dokter dosen eksternal gudang guru hukum ibu internal karyawan kasir keamanan kebersihan
	kedua keluarga kepala kesehatan ketiga ketua keuangan klien komunitas konsumen konsultan koordinator kota kurir lapangan
	layanan logistik mahasiswa manajemen manajer masyarakat mitra murid nasabah operasional operator orang pabrik pajak
	pasar pasien pedagang pegawai pelajar pelaku pelanggan pelatih pemasaran pembeli pemerintah pemilik pemimpin penanggung
	penerima pengacara pengembang pengguna pengawas pengelola pengemudi pengiriman pengunjung penjaga penjual penjualan
	penulis penumpang penyedia penyelia penyewa perawat perempuan perencana peserta pertama perusahaan perwakilan petani
	petugas produk produksi proyek pusat reseller riset rumah sakit satpam sekolah sekretaris senior shift siswa sopir staf
	supir tamu teknis teknisi teknologi toko tukang umum usaha utama wakil warga wartawan wilayah
`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

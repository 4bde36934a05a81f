package wording

import "strings"

// doer says who does what a verb says: the product, or a person with it.
type doer int

const (
	product doer = iota + 1
	person
	either // only the one who asks can tell
)

// English verbs of requirements in their base form. Those of nouns are words that are a noun as often; a determiner behind
// one makes it a verb.
var (
	productVerbs = set(`adapt add alert allow apply archive assign attach authenticate back backup block calculate capture carry
		classify collect compute convert count create deactivate deduct delete deliver deny detect determine disable display
		distribute encrypt enforce enable ensure escalate exclude expire extract fill flag forward generate give group have hide
		highlight identify ignore import include increase indicate inform keep label let limit link load lock log maintain make
		map mark mask match merge migrate move notify offer populate post prevent preserve print process produce prompt propagate
		propose protect provide publish put queue quote reassign recalculate receive recognise recognize reconcile record
		redirect refresh refuse reject release remember remind remove render repeat reply report require reset resolve restore
		restrict retain retry return reverse round route run save scale schedule send separate show signal simulate sort
		split start stop store suggest support suppress suspend switch synchronise synchronize sync tag tell terminate track
		transfer transmit trigger turn unlock update use validate verify warn wear`)
	personVerbs = set(`access adjust approve ask assess audit book browse buy call cancel change choose comment communicate compare
		confirm contact control correct customise customize define design discover download drag drop edit enter evaluate
		export fill filter find get go invite learn listen look manage modify navigate negotiate open order organise organize
		pay pause pick pin query rate register rename renew reorder reschedule resume review scan search see select sell set sign
		skip specify submit subscribe switch talk type undo unsubscribe upload use view visit vote zoom`)
	eitherVerbs = set(`accept answer be check close combine complete copy do estimate explain follow hand handle
		join know leave measure monitor perform plan play prepare print reach read repair replace request rotate take
		test translate understand work write try`)
	nounVerbs = set(`access answer archive audit back backup block book call change check close comment contact control copy
		count design display drag drop export fill filter flag forward group hand import increase keep label limit link load lock
		log look map mark mask match measure monitor move offer open order pause pay pick pin plan play post print process
		produce prompt query queue quote rate reach record refund refresh register release repair reply report request reset
		return reverse review round route run save scale scan schedule search set show sign signal sort split start stop store
		support switch sync tag talk test track transfer follow trigger turn type update upload use view visit vote work zoom
		download process input edit get email e-mail mail list note`)
)

// dets follow a verb, not a noun that is one as well.
var dets = set(`the a an all each every any this that these those my our your their his her its it them us me no only
		two three`)

// takesMany are the verbs among nounVerbs that are read as an order before a plural; titled are the plurals with which they
// make the title of something instead: "Filter options". Qualities say how something is.
var (
	takesMany = set(`archive assign audit block book cancel change check compare control copy count display export filter
		flag forward group hide import keep label limit link load lock map mark mask match merge monitor open order post
		print process query queue record refund release report request route save scan schedule search set show sort split
		store sync tag track transfer update upload download view`)
	titled = set(`access addresses cards charges columns controls costs criteria details dialogs errors features fields files
		functions groups headers hours items keys labels levels limits links lists marks menus messages modes names numbers
		options orders pages points queries reports requests results rooms rules scores screens settings sets sheets states
		steps systems tables tabs times tools types values views`)
	prepositions = set(`of in on by at for from to with without until into over per as when if while after before`)
	smallWords   = set(`of in on by at for from to with without until into over per as and or must shall should will can may
		that which who when if while after before is are was were has have`)
	qualities = set(`look feel weigh last stay smell sound`)
	toBe      = set(`is are was were be has have can may`)
)

// irregular leads from participles to their base where that is not by the rules.
var irregular = map[string]string{
	"sent": "send", "shown": "show", "made": "make", "kept": "keep", "held": "hold", "built": "build", "given": "give",
	"taken": "take", "done": "do", "written": "write", "read": "read", "set": "set", "put": "put", "paid": "pay", "sold": "sell",
	"told": "tell", "found": "find", "seen": "see", "lost": "lose", "met": "meet", "chosen": "choose", "drawn": "draw",
	"split": "split", "run": "run", "hidden": "hide", "stored": "store", "begun": "begin", "brought": "bring", "bought": "buy",
	"left": "leave", "understood": "understand", "overwritten": "overwrite", "withdrawn": "withdraw", "broken": "break",
	"driven": "drive", "cut": "cut", "reset": "reset", "rewritten": "rewrite", "undone": "undo", "backed": "back",
}

// adjectival are participles that say how something is, not what is done to it: who does it is no question.
var adjectival = set(`located based related used allowed permitted required expected supposed designed interested
		limited called named colored coloured needed concerned able concerned dedicated detailed qualified certified
		experienced trained satisfied finished distributed connected integrated associated linked compromised affected located
		intended inclined dressed tired amused pleased scheduled involved situated powered equipped`)

// participleBase gives the base form of a participle, false when the word is none.
func participleBase(w string) (string, bool) {
	if base, ok := irregular[w]; ok {
		return base, true
	}
	stem, ok := strings.CutSuffix(w, "ed")
	if !ok || len(stem) < 3 {
		return "", false
	}
	for _, base := range []string{stem, stem + "e", strings.TrimSuffix(stem, "i") + "y", undouble(stem)} {
		if isVerb(base) {
			return base, true
		}
	}
	return "", true
}

func undouble(s string) string {
	if n := len(s); n > 2 && s[n-1] == s[n-2] {
		return s[:n-1]
	}
	return s
}

func isVerb(w string) bool { return doerOf(w) != 0 }

// doerOf tells who does what a base verb says, 0 for a word that is no verb that is known.
func doerOf(verb string) doer {
	switch {
	case productVerbs[verb]:
		return product
	case personVerbs[verb]:
		return person
	case eitherVerbs[verb]:
		return either
	}
	return 0
}

// Actors: what a product is called in requirements, and people by name or by how the word is built.
var (
	productNouns = set(`system systems app application applications product website site webpage page portal platform
		tool software service services module remote screen scanner server database dashboard interface api erp crm wms hris program
		solution component device controller engine backend frontend job importer exporter sistem aplikasi produk situs
		halaman portal layar layanan modul perangkat website dasbor program fitur`)
	personNouns = set(`user users customer customers admin admins administrator administrators manager managers clerk
		clerks accountant accountants buyer buyers seller sellers operator operators agent agents supervisor supervisors
		employee employees staff team teams member members owner owners approver approvers visitor visitors guest guests
		people person everyone everybody anyone parent parents student students teacher teachers doctor doctors patient
		patients driver drivers finance warehouse treasury payroll auditor auditors vendor vendors supplier suppliers partner
		partners client clients adjuster adjusters estimator estimators realtor realtors technician technicians officer
		officers leader leaders planner planners pengguna pelanggan pembeli penjual admin karyawan pegawai petugas kasir
		manajer staf tim anggota pemilik dosen mahasiswa siswa guru dokter pasien sopir gudang keuangan auditor vendor pemasok
		mitra klien atasan bawahan kurir operator supervisor orang`)
)

// Indonesian verbs in the forms in which requirements have them. An order (tampilkan) becomes menampilkan behind an actor.
var (
	indonesianProductVerbs = map[string]string{
		"tampilkan": "menampilkan", "kirim": "mengirim", "kirimkan": "mengirimkan", "buat": "membuat", "buatkan": "membuatkan",
		"tambahkan": "menambahkan", "tambah": "menambah", "ingatkan": "mengingatkan", "simpan": "menyimpan", "cetak": "mencetak",
		"hapus": "menghapus", "beri": "memberi", "berikan": "memberikan", "sediakan": "menyediakan", "izinkan": "mengizinkan",
		"ijinkan": "mengizinkan", "catat": "mencatat", "hitung": "menghitung", "kunci": "mengunci", "blokir": "memblokir",
		"tolak": "menolak", "tandai": "menandai", "perbarui": "memperbarui", "sinkronkan": "menyinkronkan", "impor": "mengimpor",
		"batasi": "membatasi", "cegah": "mencegah", "sembunyikan": "menyembunyikan", "urutkan": "mengurutkan",
		"peringatkan": "memperingatkan", "cocokkan": "mencocokkan", "bagi": "membagi", "pisahkan": "memisahkan",
		"gabungkan": "menggabungkan", "kelompokkan": "mengelompokkan", "lampirkan": "melampirkan", "jadwalkan": "menjadwalkan",
		"saring": "menyaring", "arsipkan": "mengarsipkan", "hubungkan": "menghubungkan", "tetapkan": "menetapkan",
		"teruskan": "meneruskan", "alihkan": "mengalihkan", "hentikan": "menghentikan", "aktifkan": "mengaktifkan",
		"nonaktifkan": "menonaktifkan", "pulihkan": "memulihkan", "enkripsi": "mengenkripsi", "validasi": "memvalidasi",
		"verifikasi": "memverifikasi", "ulangi": "mengulangi", "laporkan": "melaporkan",
		"beritahu": "memberi tahu", "munculkan": "memunculkan",
	}
	indonesianPersonVerbs = map[string]string{
		"lihat": "melihat", "cari": "mencari", "pilih": "memilih", "unduh": "mengunduh", "unggah": "mengunggah", "ubah": "mengubah",
		"setujui": "menyetujui", "approve": "menyetujui", "edit": "mengedit", "isi": "mengisi", "bayar": "membayar",
		"pesan": "memesan",
		"buka":  "membuka", "pantau": "memantau", "bandingkan": "membandingkan", "ekspor": "mengekspor", "export": "mengekspor",
		"filter": "memfilter", "input": "menginput", "ajukan": "mengajukan", "batalkan": "membatalkan", "download": "mengunduh",
		"upload": "mengunggah", "akses": "mengakses", "kelola": "mengelola", "cek": "memeriksa", "periksa": "memeriksa",
	}
)

package themes

// Words that say nothing of what an ask is about.
var (
	stopEnglish = set(`a about above after again against all also am an and any are aren't as at be because been before being
		below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each
		even etc few for from further get gets getting got had hadn't has hasn't have haven't having he her here hers herself
		him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself just let's like make makes me more most
		my myself no nor not of off on once only or other ought our ours ourselves out over own please really same she should
		shouldn't so some such than that that's the their theirs them themselves then there these they they'd they'll they're
		they've this those through to too under until up us very want wants wanted was wasn't we we'd we'll we're we've were
		weren't what what's when where which while who whom why will with won't would wouldn't you you'd you'll you're you've
		your yours yourself need needs needed able way thing things something anything one use using used im ive dont cant
		doesnt isnt wont didnt would've could've shall must may might without within per via upon whether every everything
		someone somebody anyone people`)
	stopIndonesian = set(`yang dan di ke dari untuk pada dengan ini itu adalah ada tidak tak nggak gak ga bukan juga
	akan sudah
		udah belum saya aku kami kita kamu anda dia mereka nya atau karena kalau jika agar supaya bisa dapat harus perlu mau
		ingin lebih sangat sekali banget saja aja lagi masih oleh sebagai dalam tapi tetapi namun hanya cuma seperti jadi
		menjadi bila saat ketika setelah sebelum lalu kemudian maka hingga sampai para tolong mohon dong sih kok ya deh
		nih tuh
		yg dgn utk tdk dr jg sdh krn tp kalo klo bgt hrs sm sama pun lah kah`)
)

// What can't name a theme, or not by itself.

// idle nouns name nothing, whatever stands beside them.
var idle = set(`ones sides se thing things stuff lot lots bit kind sort sorts way ways case cases point fact sense
	example examples course
	place moment guess mean reason reasons idea ideas question questions issue issues problem problems matter
	rest person guy guys people everything anything top side part parts end ok mind use fun bunch deal go
	hal orang kali saat cara lain semua sebuah seorang hari tempat sisi pas bagian sekali saja
	nya ny ad d cm mm kg km px ms work works monday mondays tuesday wednesday thursday friday fridays saturday sunday
	january february march april june july august september october november december
	week weeks month months year years minute minutes today tomorrow yesterday morning night evening
	afternoon second seconds past future half dozen`)

// plain adjectives say too little to begin a name.
var plainAdjectives = set(`time times day days new good better best great nice bad sure same other different own big
	little small large whole full
	certain possible able available current next last first second third previous such various multiple single several
	many much more most few less least enough real main important easy easier simple hard difficult right happy
	long short old young high low early entire total true false due based used needed similar specific particular exact
	extra tried
	additional final unable necessary clear proper ready one two three aware common general bagus baik
	kurang cukup banyak sama lain semua besar kecil lama baru ideal various usual normal actual past former existing latest
	nearest closest given related called named recent upcoming perfect pretty bigger cheaper respective overall`)

// lone nouns name nothing without another word beside them.
var lone = set(`date dates time times day days hour hours data
	process processes information info feature features functionality functionalities function functions list lists page pages
	screen screens file files entry entries number numbers name names order orders row rows column columns
	step steps device devices document documents result results option options parameter parameters line lines piece pieces
	photo photos text texts message messages requirement requirements service services system systems product products
	user users app apps application applications
	location locations percentage status type types form forms record records value values
	amount size sizes level levels area areas home house room rooms person customer customers object objects item items
	detail details program software project code method class error errors string array table set
	help access change changes support account accounts money alert alerts notification notifications reminder reminders
	control
	amounts answer answers
	proses informasi fitur halaman layar nomor nama data tanggal bulan`)

// many words stand before one of many: "each stock adjustment" is about stock adjustments.
var many = set(`one each every any another several many all two three`)

// mass nouns are not counted, whatever stands before them.
var mass = set(`weather health temperature weight monoxide dust sleep power water smoke music food air heat mail money stock
	information data time traffic support payroll staff budget access security cash trash garbage finance software news`)

// articles stand before what has been spoken of.
var articles = set(`the a an my our your his her its their this these`)

// states are what happened to things that one hears of for that reason: "my top-up failed" is about failed top-ups.
var states = set(`failed declined rejected blocked broken cancelled canceled delayed disputed duplicated expired frozen
	held lost
	stolen swallowed reverted returned stuck compromised damaged denied rejected locked refused`)

// abstract endings are those of nouns that are hardly counted, whatever stands before them, unless they are in the plural.
var abstract = []string{"ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "al"}

// filler is what people say before they know what to say.
var filler = set(`to uh um uhm erm hmm mm mhm yeah yep yes no okay ok kay well so and but or because like just actually
	basically maybe perhaps really also then oh right sorry hello hi thanks please now honestly obviously
	tolong mohon jadi dong sih ya deh nih eh`)

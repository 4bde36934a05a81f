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
	stopIndonesian = set(`yang dan di ke dari untuk pada dengan ini itu adalah ada tidak tak nggak gak ga bukan juga akan sudah
		udah belum saya aku kami kita kamu anda dia mereka nya atau karena kalau jika agar supaya bisa dapat harus perlu mau
		ingin lebih sangat sekali banget saja aja lagi masih oleh sebagai dalam tapi tetapi namun hanya cuma seperti jadi
		menjadi bila saat ketika setelah sebelum lalu kemudian maka hingga sampai para tolong mohon dong sih kok ya deh nih tuh
		yg dgn utk tdk dr jg sdh krn tp kalo klo bgt hrs sm sama pun lah kah`)
)

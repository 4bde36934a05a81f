package wording

// indonesianTerms are looked at in Indonesian texts.
var indonesianTerms = []group{
	{
		rule: Vague, origin: measureOrigin, why: timeWhy, limited: true,
		terms: `cepat <lebih <seberapa <secara >saji, dengan cepat, secara cepat, segera, sesegera, lancar, dengan lancar,
			responsif, sering <seberapa, berkala, secara berkala, secara rutin, rutin, kadang, kadang kadang, sesekali,
			tepat waktu, terkini, lambat <paling, sebentar, gesit, real time, kilat`,
	},
	{
		rule: Vague, origin: vagueOrigin, why: easeWhy, limited: true,
		terms: `mudah <lebih, dengan mudah, secara mudah, mudah digunakan, mudah dipahami, mudah dimengerti, gampang <lebih,
			simpel, sederhana <lebih, nyaman <lebih, praktis <lebih, ramah pengguna, ramah, intuitif,
			menarik >data >dana >uang, modern, enak dilihat, familiar, user friendly`,
	},
	{
		rule: Vague, origin: measureOrigin, why: goodWhy, limited: true,
		terms: `bagus <lebih, dengan baik, secara baik, yang baik, baik dan benar, optimal <lebih, secara optimal, maksimal >#,
			secara maksimal, efisien <lebih, secara efisien, efektif <lebih, secara efektif, handal, andal, stabil,
			fleksibel, memadai, layak, wajar, berkualitas, terbaik, signifikan, canggih, aman <lebih, dengan aman,
			akurat <lebih, relevan, biasanya, umumnya, pada umumnya, secara umum, skalabel, informatif`,
	},
	{
		rule: Vague, origin: amountOrigin, why: amountWhy, limited: false,
		terms: `beberapa, banyak <seberapa <berapa <paling, sedikit <paling, sebagian, sebagian besar, berbagai, bermacam macam,
			sejumlah, sekitar #, kurang lebih, kira kira, hampir, terlalu banyak, terlalu lama, tertentu, sekian`,
	},
	{
		rule: Comparison, origin: compareOrigin, why: compWhy, limited: true,
		terms: `lebih cepat >dari >daripada, lebih mudah >dari >daripada, lebih baik >dari >daripada,
			lebih efisien >dari >daripada, lebih efektif >dari >daripada, lebih murah >dari >daripada,
			lebih aman >dari >daripada, lebih akurat >dari >daripada, lebih nyaman >dari >daripada,
			lebih sederhana >dari >daripada, lebih praktis, lebih gampang, lebih optimal, lebih menarik, lebih lengkap,
			lebih jelas, lebih rapi, meningkatkan <untuk, ditingkatkan, mempercepat <untuk, mempermudah <untuk,
			memudahkan <untuk, dipermudah`,
	},
	{
		rule: Escape, origin: escapeOrigin, why: escapeWhy, limited: false,
		terms: `jika perlu, bila perlu, kalau perlu, apabila perlu, jika diperlukan, bila diperlukan, apabila diperlukan,
			kalau diperlukan, jika dibutuhkan, bila dibutuhkan, apabila dibutuhkan, jika memungkinkan, bila memungkinkan,
			apabila memungkinkan, kalau bisa, jika bisa, kalau memungkinkan, kalau sempat, sebisa mungkin, sedapat mungkin,
			semaksimal mungkin, seoptimal mungkin, secepat mungkin, secepatnya, sesegera mungkin, sebaik mungkin,
			sebanyak mungkin, sesedikit mungkin, semudah mungkin, seminimal mungkin, sesuai kebutuhan, seperlunya,
			secukupnya, sesuai keperluan, idealnya, sebaiknya`,
	},
	{
		rule: OpenEnded, origin: openOrigin, why: openWhy, limited: false,
		terms: `dll, dsb, dst, dkk, dan lain lain, dan lainnya, dan lain sebagainya, dan sebagainya, dan seterusnya,
			dan sejenisnya, atau sejenisnya, antara lain, misalnya, contohnya, dan semacamnya, atau semacamnya,
			tidak terbatas pada`,
	},
	{
		rule: Placeholder, origin: undecidedOrigin, why: undecided, limited: false,
		terms: `akan ditentukan >oleh, belum ditentukan, belum diputuskan, menyusul, akan menyusul, nanti ditentukan,
			ditentukan kemudian, ditentukan nanti, belum jelas`,
	},
	{
		rule: Absolute, origin: absoluteOrigin, why: absWhy, limited: false,
		terms: `selalu, setiap saat, 24 jam sehari, 24 jam penuh, selama 24 jam, tanpa gangguan, tanpa henti, bebas kesalahan,
			tanpa kesalahan, sepenuhnya, tanpa batas`,
	},
}

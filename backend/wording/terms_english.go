package wording

// What the findings go by, as their Origin says it.
const (
	standard = "ISO/IEC/IEEE 29148, 5.2.7"

	vagueOrigin     = "INCOSE R7; " + standard
	measureOrigin   = "INCOSE R7, R34; " + standard
	amountOrigin    = "INCOSE R6, R7, R33; " + standard
	openOrigin      = "INCOSE R9; " + standard
	escapeOrigin    = "INCOSE R8; " + standard
	compareOrigin   = standard
	absoluteOrigin  = "INCOSE R26; " + standard
	andOrOrigin     = "INCOSE R15, R17; " + standard
	undecidedOrigin = "ISO/IEC/IEEE 29148, 5.2.5"
)

const (
	undecided = "%s is still open. Decide it, or put it under the open questions with who can answer it."
	timeWhy   = "%s means another time to everybody. Write the limit: within how many seconds, or by when, counted from what."
	easeWhy   = "%s can't be tested. Write who does what, in how long or in how many steps, and how many of ten succeed."
	goodWhy   = "%s is a matter of opinion. Write what is measured and the figure it must reach."
	amountWhy = "%s is no amount. Write the number, or from what to what."
	degreeWhy = "%s leaves the limit to the reader. Write the figure or the rule that decides."
	escapeWhy = "%s lets everyone out: nobody can say when it was not possible or needed. Write the condition, or leave it out."
	openWhy   = "%s leaves the list open, so nobody knows when it is done. Name all of them, or say what they have in common."
	compWhy   = "%s: than what? Write the figure of today and the one to reach."
	absWhy    = "%s can't be held or tested. Write the figure that is enough, and the exceptions."
	andOrWhy  = "%s reads as both and as either. Write “and” or “or”."
)

// englishTerms are looked at in every text: English words stand in Indonesian ones too.
var englishTerms = []group{
	{
		rule: Vague, origin: measureOrigin, why: timeWhy, limited: true,
		terms: `fast >track >forward >lane >food <as <how, quick >search >filter >view >access >link >links >reply >start >entry,
			>add, quickly <as <how, rapid, rapidly, swift, swiftly, promptly, timely, in a timely manner,
			in a timely fashion, immediate <or, immediately >before >after, instant >messaging >message >messages, instantly,
			instantaneous, instantaneously, real time <near, realtime, near real time, soon <as, responsive >design >layout,
			high performance, performant, low latency, in a short time, a short time, short period of time, eventually,
			periodically, regularly, at regular intervals, on a regular basis, frequently <how >asked >used, often <how,
			occasionally, from time to time, up to date, a long time, long time, right away, without delay,
			without undue delay, at once, slow, slowly, anytime soon, in no time`,
	},
	{
		rule: Vague, origin: vagueOrigin, why: easeWhy, limited: true,
		terms: `easy <how, easily <how, easy to use, easy to learn, easy to understand, easy to read, user friendly, friendly,
			intuitive, intuitively, simple >mail >majority >interest, simply, convenient, conveniently, seamless, seamlessly,
			smooth, smoothly, effortless, effortlessly, straightforward, self explanatory, ease of use, hassle free,
			painless, understandable, naturally understandable, handy, pleasant, attractive, appealing, modern,
			professional appearance, aesthetically pleasing, pleasing, visually appealing, nice, clean design, comfortable`,
	},
	{
		rule: Vague, origin: measureOrigin, why: goodWhy, limited: true,
		terms: `good <as <how >enough, good enough, great, excellent, high quality, best >before, optimal, optimally, optimised,
			optimized, efficient <how <more, efficiently <how, effective >date <more, effectively <how, robust, reliable,
			reliably, scalable, flexible, adaptable, extensible, maintainable, state of the art, powerful, intelligent,
			world class, cost effective, cost efficient, high availability, highly available, properly, well designed,
			well structured, appropriate, appropriately, adequate, adequately, sufficient, sufficiently, reasonable,
			reasonably, acceptable, suitable, suitably, satisfactory, meaningful, relevant, proper, high standard,
			high standards, industry standard, best practice, best practices, minimal >#, minimally, minimise, minimize,
			maximise, maximize, optimise, optimize, significant, significantly, substantial, substantially, considerable,
			considerably, normal >distribution, normally, typical, typically, usually, generally`,
	},
	{
		rule: Vague, origin: amountOrigin, why: amountWhy, limited: false,
		terms: `some >of >one >day, several, many <how <as <too, a few, few, a lot of, lots of, various, numerous, a number of,
			large number of, small number of, large numbers of, large amounts of, large amount of, small amount of,
			a variety of, wide variety of, a wide range of, most of the, most users, most people, majority of, certain,
			about #, around #, approximately, roughly, almost, nearly >every >all, close to #, more or less, too many,
			too much, too long, enough >to, a couple of, a bit, a minimum of interruptions`,
	},
	{
		rule: Comparison, origin: compareOrigin, why: compWhy, limited: true,
		terms: `better >than, faster >than, quicker >than, easier >than, cheaper >than, simpler >than, safer >than,
			smarter >than, more easily, more quickly, more efficient, more efficiently, more effective, more effectively,
			more user friendly, more intuitive, more reliable, more flexible, more convenient, more secure, more accurate,
			more transparent, more visible, improve, improved, improves, improving, enhance, enhanced, enhances, superior,
			less time <have, less effort, less work`,
	},
	{
		rule: Escape, origin: escapeOrigin, why: escapeWhy, limited: false,
		terms: `if possible, where possible, when possible, whenever possible, wherever possible, as far as possible,
			as much as possible, as little as possible, as quickly as possible, as fast as possible, as soon as possible,
			asap, as often as possible, as easy as possible, as simple as possible, as few as possible, as many as possible,
			if necessary, as necessary, when necessary, where necessary, whenever necessary, if needed, as needed,
			when needed, where needed, if required, as required >by, as appropriate, where appropriate, when appropriate,
			if appropriate, if applicable, as applicable, where applicable, when applicable, to the extent possible,
			to the extent practical, to the extent necessary, to the extent feasible, if practical, if practicable,
			where practical, where practicable, as far as practicable, if feasible, where feasible, at the discretion,
			ideally, preferably, best effort, if time permits, if time allows`,
	},
	{
		rule: OpenEnded, origin: openOrigin, why: openWhy, limited: false,
		terms: `etc, et cetera, and so on, and so forth, and the like, or the like, and others, and more, such as,
			including but not limited to, but not limited to, not limited to, for example, for instance, e.g, at a minimum,
			as a minimum, among others, among other things, or similar, and similar, or something <someone <somebody,
			or something like that, or whatever, or anything, or so, and other >than`,
	},
	{
		rule: Placeholder, origin: undecidedOrigin, why: undecided, limited: false,
		terms: `tbd, tbc, tbr, tba, to be determined >by, to be decided >by, to be defined >by, to be confirmed >by,
			to be clarified, to be specified >by, to be agreed, to be announced, not yet decided, not decided yet, todo,
			fixme, xx, xxx, lorem ipsum`,
	},
	{rule: AndOr, origin: andOrOrigin, why: andOrWhy, limited: false, terms: `and/or, or/and, dan/atau, atau/dan`},
	{
		rule: Absolute, origin: absoluteOrigin, why: absWhy, limited: false,
		terms: `always, at all times, all the time, every single time, under all circumstances, under any circumstances,
			under all conditions, in all cases, in every case, forever, zero errors, zero downtime, zero defects, error free,
			bug free, without errors, without any errors, without error, without failure, no downtime, absolutely, totally,
			completely, fully, 24/7, 24x7, 24 hours a day, 24 hours per day, 365 days a year, 365 days per year,
			around the clock`,
	},
}

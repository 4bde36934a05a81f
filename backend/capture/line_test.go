package capture_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"throughline/backend/capture"
	"throughline/backend/discovery"
)

// today is a Wednesday.
var today = time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC)

var people = []discovery.Stakeholder{
	{ID: "rina", Name: "Rina Hartono"},
	{ID: "budi", Name: "Budi Santoso"},
	{ID: "jose", Name: "José Łukasz"},
	{ID: "ann", Name: "Ann"},
	{ID: "annlee", Name: "Ann Lee"},
	{ID: "max1", Name: "Max Berg"},
	{ID: "max2", Name: "Max Stone"},
	{ID: "twin1", Name: "Kim Park"},
	{ID: "twin2", Name: "Kim Park"},
	{ID: "wang", Name: "王小明"},
	{ID: "obrien", Name: "Siobhán O'Brien-Ng"},
	{ID: "smile", Name: "🙂"},
}

// want is what a test expects of a line; what it leaves out is empty.
type want struct {
	kind       discovery.NoteKind
	text       string
	tags       []string
	speaker    string
	importance int
	due        string
}

func check(t *testing.T, line string, w want) {
	t.Helper()
	l := capture.Parse(line, people, today)
	got := want{l.Kind, l.Text, l.Tags, "", l.Importance, l.Due}
	if l.SpeakerID != nil {
		got.speaker = *l.SpeakerID
	}
	if w.kind == "" {
		w.kind = discovery.PlainNote
	}
	if w.tags == nil {
		w.tags = []string{}
	}
	if !reflect.DeepEqual(got, w) {
		t.Errorf("Parse(%q)\n got %+v\nwant %+v", line, got, w)
	}
}

func TestKindStandsAtTheStart(t *testing.T) {
	for line, w := range map[string]want{
		"just a note":                 {text: "just a note"},
		"! post accruals":             {kind: discovery.AskNote, text: "post accruals"},
		"!post accruals":              {kind: discovery.AskNote, text: "post accruals"},
		"  ! indented":                {kind: discovery.AskNote, text: "indented"},
		"> “I close it in my head.”":  {kind: discovery.QuoteNote, text: "“I close it in my head.”"},
		`> "as typed"`:                {kind: discovery.QuoteNote, text: `"as typed"`},
		"? who signs":                 {kind: discovery.QuestionNote, text: "who signs"},
		"~ re-keyed by hand":          {kind: discovery.PainNote, text: "re-keyed by hand"},
		"^ a shared chat":             {kind: discovery.WorkaroundNote, text: "a shared chat"},
		"= pilot first":               {kind: discovery.DecisionNote, text: "pilot first"},
		"[] send the list":            {kind: discovery.ActionNote, text: "send the list"},
		"[ ] send the list":           {kind: discovery.ActionNote, text: "send the list"},
		"[x] sent the list":           {text: "[x] sent the list"},
		"$ 31 hours a month":          {kind: discovery.CostNote, text: "31 hours a month"},
		"* remember this":             {kind: discovery.StarNote, text: "remember this"},
		"/ask one ledger":             {kind: discovery.AskNote, text: "one ledger"},
		"/Quote so it goes":           {kind: discovery.QuoteNote, text: "so it goes"},
		"/question why":               {kind: discovery.QuestionNote, text: "why"},
		"/pain slow":                  {kind: discovery.PainNote, text: "slow"},
		"/workaround paper":           {kind: discovery.WorkaroundNote, text: "paper"},
		"/decision no":                {kind: discovery.DecisionNote, text: "no"},
		"/action call":                {kind: discovery.ActionNote, text: "call"},
		"/promise call":               {kind: discovery.ActionNote, text: "call"},
		"/cost 5":                     {kind: discovery.CostNote, text: "5"},
		"/star this":                  {kind: discovery.StarNote, text: "this"},
		"/note ! not an ask":          {text: "! not an ask"},
		"/asking around":              {text: "/asking around"},
		"/usr/bin is a folder":        {text: "/usr/bin is a folder"},
		"so! not at the start":        {text: "so! not at the start"},
		"$5,000 a month":              {kind: discovery.CostNote, text: "$5,000 a month"},
		"~30 hours lost":              {kind: discovery.PainNote, text: "~30 hours lost"},
		">100 orders a day":           {kind: discovery.QuoteNote, text: ">100 orders a day"},
		"**bold** start":              {text: "**bold** start"},
		"~~struck~~ out":              {text: "~~struck~~ out"},
		"=> so we wait":               {text: "=> so we wait"},
		">= 5 people":                 {text: ">= 5 people"},
		"!! shouting":                 {text: "!! shouting"},
		"! first\n> second\n! third":  {kind: discovery.AskNote, text: "first\n> second\n! third"},
		"!\nbelow":                    {kind: discovery.AskNote, text: "below"},
		"first\r\n! not at the start": {text: "first\n! not at the start"},
	} {
		check(t, line, w)
	}
}

func TestALineOfMarksIsAPlainNote(t *testing.T) {
	for _, line := range []string{"!", "! ", ">", "[]", "!2", "/ask", "! @rina", "@rina !2 ^fri", "^", "> !1 ^today", `\`} {
		check(t, line, want{text: strings.TrimSpace(line)})
	}
	check(t, "! #close", want{kind: discovery.AskNote, text: "#close", tags: []string{"close"}})
	for _, line := range []string{"", "  ", "\n\t", "\x00"} {
		check(t, line, want{})
	}
}

func TestTags(t *testing.T) {
	for line, tags := range map[string][]string{
		"late #visibility again":      {"visibility"},
		"#one two #three":             {"one", "three"},
		"(#close) [#gl] “#said” \"#q": {"close", "gl", "said", "q"},
		"#month-end_close, then":      {"month-end_close"},
		"#a #A #b":                    {"a", "b"},
		"#buchführung #月結 #закрытие":  {"buchführung", "月結", "закрытие"},
		"#हिन्दी #می\u200cخواهم":      {"हिन्दी", "می\u200cخواهم"},
		"#q4 #2026-q4":                {"q4", "2026-q4"},
		"#trailing- #--":              {"trailing"},
		"#123 #2026-11":               nil,
		"C# page#top a/#b # alone":    nil,
		"##double #a#b":               {"a"},
		"first\n#second line":         {"second"},
	} {
		check(t, "> "+line, want{kind: discovery.QuoteNote, text: line, tags: tags})
	}
}

func TestImportance(t *testing.T) {
	for line, w := range map[string]want{
		"! by owner !2":         {kind: discovery.AskNote, text: "by owner", importance: 2},
		"~ by !3 owner":         {kind: discovery.PainNote, text: "by owner", importance: 3},
		"!2 by owner":           {kind: discovery.AskNote, text: "by owner", importance: 2},
		"! !1 by owner":         {kind: discovery.AskNote, text: "by owner", importance: 1},
		"> !1 by owner":         {kind: discovery.QuoteNote, text: "by owner", importance: 1},
		"!1 one !2 two":         {kind: discovery.AskNote, text: "one !2 two", importance: 1},
		"a !4, !2, x!2 !22":     {text: "a !4, !2, x!2 !22"},
		"!4 eyes":               {kind: discovery.AskNote, text: "4 eyes"},
		"first !2\nsecond":      {text: "first\nsecond", importance: 2},
		"first\n!2 second":      {text: "first\nsecond", importance: 2},
		"first\n!2\nsecond":     {text: "first\nsecond", importance: 2},
		"spaced   !2  out":      {text: "spaced  out", importance: 2},
		"! by owner !2 #a @ann": {kind: discovery.AskNote, text: "by owner #a", importance: 2, tags: []string{"a"}, speaker: "ann"},
	} {
		check(t, line, w)
	}
}

func TestDue(t *testing.T) {
	for word, day := range map[string]string{
		"^today": "2026-11-18", "^Tomorrow": "2026-11-19", "^thu": "2026-11-19", "^FRI": "2026-11-20",
		"^friday": "2026-11-20", "^tue": "2026-11-24", "^wed": "2026-11-25", "^wednesday": "2026-11-25",
		"^2026-12-01": "2026-12-01", "^2026-2-3": "2026-02-03", "^12-01": "2026-12-01", "^11-18": "2026-11-18",
		"^11-17": "2027-11-17", "^2-29": "2028-02-29",
	} {
		check(t, "[] send it "+word, want{kind: discovery.ActionNote, text: "send it", due: day})
	}
	for _, word := range []string{"^", "^soon", "^2026-02-30", "^13-01", "^02-30", "^fri.", "x^fri", "^^fri"} {
		check(t, "[] send it "+word, want{kind: discovery.ActionNote, text: "send it " + word})
	}
	check(t, "^fri we meet", want{kind: discovery.WorkaroundNote, text: "fri we meet"})
	check(t, "[] ^fri or ^mon", want{kind: discovery.ActionNote, text: "or ^mon", due: "2026-11-20"})
}

func TestDueCountsFromTheLocalDay(t *testing.T) {
	late := time.Date(2026, 11, 18, 23, 30, 0, 0, time.FixedZone("", -8*3600))
	if l := capture.Parse("x ^today", nil, late); l.Due != "2026-11-18" {
		t.Errorf("due %s", l.Due)
	}
}

func TestSpeakerStandsAtAnEdge(t *testing.T) {
	for line, w := range map[string]want{
		"! post accruals @Rina":          {kind: discovery.AskNote, text: "post accruals", speaker: "rina"},
		"! @rina post accruals":          {kind: discovery.AskNote, text: "post accruals", speaker: "rina"},
		"@rina: post accruals":           {text: "post accruals", speaker: "rina"},
		"post @rina #gl !2 ^fri":         {text: "post #gl", speaker: "rina", tags: []string{"gl"}, importance: 2, due: "2026-11-20"},
		"> #gl !1 @rina post":            {kind: discovery.QuoteNote, text: "#gl post", speaker: "rina", tags: []string{"gl"}, importance: 1},
		"ask @budi about it":             {text: "ask @budi about it"},
		"@rina told @budi":               {text: "told @budi", speaker: "rina"},
		"@rina @budi":                    {text: "@budi", speaker: "rina"},
		"[] send the list to @rina ^fri": {kind: discovery.ActionNote, text: "send the list to @rina", due: "2026-11-20"},
		"= share it WITH @Rina Hartono":  {kind: discovery.DecisionNote, text: "share it WITH @Rina Hartono"},
		"[] kirim daftar ke @budi":       {kind: discovery.ActionNote, text: "kirim daftar ke @budi"},
		"which order it is for @rina":    {text: "which order it is for", speaker: "rina"},
		"to @rina: it hurts":             {text: "to @rina: it hurts"},
		"both want it @rina @budi":       {text: "both want it @rina", speaker: "budi"},
		"@rina's team is late":           {text: "@rina's team is late"},
		"late, says (@rina)":             {text: "late, says (@rina)"},
		"late, says @rina.":              {text: "late, says @rina."},
		"mail a@rina":                    {text: "mail a@rina"},
		"first\nsecond @rina":            {text: "first\nsecond", speaker: "rina"},
		"first @rina\nsecond":            {text: "first @rina\nsecond"},
		"@nobody wants it":               {text: "@nobody wants it"},
		"@nobody wants it @rina":         {text: "@nobody wants it", speaker: "rina"},
		"says @ rina":                    {text: "says @ rina"},
		"says @rina, and leaves @budi":   {text: "says @rina, and leaves", speaker: "budi"},
	} {
		check(t, line, w)
	}
	if l := capture.Parse("x @RINA_hartono", people, today); l.Speaker != "RINA_hartono" {
		t.Errorf("Speaker = %q, want it as typed", l.Speaker)
	}
}

func TestNames(t *testing.T) {
	for name, id := range map[string]string{
		"Rina": "rina", "RINA": "rina", "Rina Hartono": "rina", "rina   hartono": "rina", "rina_hartono": "rina",
		"rina.hartono": "rina", "rina-hartono": "rina", "RinaHartono": "rina",
		"jose": "jose", "José": "jose", "Jose\u0301": "jose", "jose lukasz": "jose", "ＪＯＳＥ": "jose",
		"Ann": "ann", "Ann Lee": "annlee", "AnnLee": "annlee",
		"max berg": "max1", "max.stone": "max2", "王小明": "wang",
		"siobhan": "obrien", "Siobhan O'Brien-Ng": "obrien", "Siobhan_OBrien_Ng": "obrien",
	} {
		check(t, "wants it @"+name, want{text: "wants it", speaker: id})
	}
	for _, name := range []string{"Max", "Kim", "Kim Park", "KimPark", "Hartono", "Rin", "🙂", "\u0301", "_", "rina2"} {
		check(t, "wants it @"+name, want{text: "wants it @" + name})
	}
	check(t, "@Ann Leeward wind", want{text: "Leeward wind", speaker: "ann"})
	check(t, "@Rina\nHartono", want{text: "Hartono", speaker: "rina"})
}

func TestBackslashMakesASignOrdinary(t *testing.T) {
	for line, text := range map[string]string{
		`\! loud`: "! loud", `\> 5`: "> 5", `\? eh`: "? eh", `\~ x`: "~ x", `\^ x`: "^ x", `\= x`: "= x",
		`\[] x`: "[] x", `\$5`: "$5", `\* x`: "* x", `\/ask x`: "/ask x", `\**x**`: "**x**", `\\! x`: `\! x`,
		`see \#42 and \#close`: "see #42 and #close", `x \@rina`: "x @rina", `x \!2`: "x !2", `x \^fri`: "x ^fri",
		`C:\temp is full`: `C:\temp is full`, `ends with \`: `ends with \`, `a \> b`: `a \> b`, `a\\b`: `a\b`,
	} {
		check(t, line, want{text: text})
	}
	check(t, `! \! x`, want{kind: discovery.AskNote, text: "! x"})
	check(t, `\[#a`, want{text: "[#a", tags: []string{"a"}})
}

func TestMarksAreInUTF16UnitsOfTheTypedLine(t *testing.T) {
	for line, marks := range map[string]string{
		"! 👍 ok #tag !2 ^fri @rina":     "kind=! tag=#tag importance=!2 due=^fri person=@rina",
		"  \x00~ x\x01 #a\x02b":         "kind=~ tag=#a\x02b",
		"/ask @rina hartono: x":         "kind=/ask person=@rina hartono",
		"!2 x":                          "importance=!2",
		"[ ] ask @ann, \r\nand @budi x": "kind=[ ] person=@ann person=@budi",
		"a !1 b !2 \\#c @nobody":        "importance=!1",
		"!":                             "",
	} {
		units := utf16.Encode([]rune(line))
		var got []string
		for _, m := range capture.Parse(line, people, today).Marks {
			got = append(got, string(m.Kind)+"="+string(utf16.Decode(units[m.From:m.To])))
		}
		if s := strings.Join(got, " "); s != marks {
			t.Errorf("Parse(%q) marks %q, want %q", line, s, marks)
		}
	}
}

func TestLineAsJSON(t *testing.T) {
	b, err := json.Marshal(capture.Parse("> so #it goes @rina", people, today))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"kind":"quote","text":"so #it goes","tags":["it"],"speaker":"rina","speakerId":"rina",` +
		`"importance":0,"due":"","private":false,"marks":[{"from":0,"to":1,"kind":"kind"},{"from":5,"to":8,"kind":"tag"},` +
		`{"from":14,"to":19,"kind":"person"}]}`
	if string(b) != want {
		t.Errorf("got %s", b)
	}
	if b, _ = json.Marshal(capture.Parse("", nil, today)); !strings.Contains(string(b), `"tags":[],`) {
		t.Errorf("an empty line gives null: %s", b)
	}
}

func TestPrivateLines(t *testing.T) {
	for line, w := range map[string]struct {
		private bool
		kind    discovery.NoteKind
		text    string
	}{
		"// they will close the office":    {true, discovery.PlainNote, "they will close the office"},
		"//off the record":                 {true, discovery.PlainNote, "off the record"},
		"// ! close it":                    {true, discovery.AskNote, "close it"},
		"//! close it":                     {true, discovery.AskNote, "close it"},
		"/private ~ it hurts":              {true, discovery.PainNote, "it hurts"},
		"/Private it hurts":                {true, discovery.PlainNote, "it hurts"},
		`// \! not an ask`:                 {true, discovery.PlainNote, "! not an ask"},
		`// \? not a question`:             {true, discovery.PlainNote, "? not a question"},
		"// $5,000 a month":                {true, discovery.CostNote, "$5,000 a month"},
		"// //server/share":                {true, discovery.PlainNote, "//server/share"},
		"! // close it":                    {true, discovery.AskNote, "close it"},
		"!// close it":                     {true, discovery.AskNote, "close it"},
		"/ask /private close it":           {true, discovery.AskNote, "close it"},
		"[] //send the list":               {true, discovery.ActionNote, "send the list"},
		`! \// close it`:                   {false, discovery.AskNote, "// close it"},
		"! close // it":                    {false, discovery.AskNote, "close // it"},
		"! //server/share":                 {false, discovery.AskNote, "//server/share"},
		"! //":                             {false, discovery.PlainNote, "! //"},
		`\// a comment`:                    {false, discovery.PlainNote, "// a comment"},
		"//server/share has the list":      {false, discovery.PlainNote, "//server/share has the list"},
		`//server\share has the list`:      {false, discovery.PlainNote, `//server\share has the list`},
		"/// three":                        {false, discovery.PlainNote, "/// three"},
		"https://example.com // see there": {false, discovery.PlainNote, "https://example.com // see there"},
		"/privateer":                       {false, discovery.PlainNote, "/privateer"},
		"//":                               {false, discovery.PlainNote, "//"},
		"// !":                             {false, discovery.PlainNote, "// !"},
	} {
		l := capture.Parse(line, people, today)
		if l.Private != w.private || l.Kind != w.kind || l.Text != w.text {
			t.Errorf("Parse(%q)\n got %v %s %q\nwant %v %s %q", line, l.Private, l.Kind, l.Text, w.private, w.kind, w.text)
		}
	}
	l := capture.Parse("// ! close it @rina", people, today)
	if l.SpeakerID == nil || *l.SpeakerID != "rina" {
		t.Errorf("the speaker of a private line: %+v", l)
	}
	want := []capture.Mark{{From: 0, To: 2, Kind: capture.PrivateMark}, {From: 3, To: 4, Kind: capture.KindMark}, {From: 14, To: 19, Kind: capture.PersonMark}}
	if !reflect.DeepEqual(l.Marks, want) {
		t.Errorf("marks: %+v", l.Marks)
	}
	l = capture.Parse("! // close it", people, today)
	want = []capture.Mark{{From: 0, To: 1, Kind: capture.KindMark}, {From: 2, To: 4, Kind: capture.PrivateMark}}
	if !reflect.DeepEqual(l.Marks, want) {
		t.Errorf("marks behind the kind: %+v", l.Marks)
	}
}

func TestANameWithAColonComesBeforeTheSign(t *testing.T) {
	for line, w := range map[string]want{
		"@Budi: ! faster":             {kind: discovery.AskNote, text: "faster", speaker: "budi"},
		"@Budi Santoso:   > “I wait”": {kind: discovery.QuoteNote, text: "“I wait”", speaker: "budi"},
		"@budi: /pain two ledgers #a": {kind: discovery.PainNote, text: "two ledgers #a", speaker: "budi", tags: []string{"a"}},
		"@Budi: !2 faster":            {kind: discovery.AskNote, text: "faster", speaker: "budi", importance: 2},
		"@Budi: ! faster, says @Rina": {kind: discovery.AskNote, text: "faster, says @Rina", speaker: "budi"},
		"@Budi: \\! faster":           {text: "! faster", speaker: "budi"},
		"@Budi: \\> 5 days":           {text: "> 5 days", speaker: "budi"},
		"@Budi: faster":               {text: "faster", speaker: "budi"},
		"@Budi:! faster":              {text: "@Budi:! faster"},
		"@Budi ! faster":              {text: "! faster", speaker: "budi"},
		"@Max: ! faster":              {text: "@Max: ! faster"},
		"@Nobody: ! faster":           {text: "@Nobody: ! faster"},
		"@Budi: !":                    {text: "@Budi: !"},
	} {
		check(t, line, w)
	}
	l := capture.Parse("// @Budi: ! they want out", people, today)
	if l.Kind != discovery.AskNote || !l.Private || l.Text != "they want out" {
		t.Errorf("off the record: %+v", l)
	}
	at := -1
	for _, m := range l.Marks {
		if m.From < at {
			t.Errorf("the marks are out of order: %+v", l.Marks)
		}
		at = m.From
	}
}

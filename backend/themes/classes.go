package themes

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
)

// What a word can be in a sentence, each a letter.
const (
	noun       = 'n'
	verb       = 'v'
	adjective  = 'j'
	adverb     = 'r'
	determiner = 'd' // and possessives and numbers
	relation   = 'p' // a preposition
	pronoun    = 's'
	auxiliary  = 'm' // "to" and "not" with them
	connective = 'c' // and what asks
)

// The words of English that are not plain nouns, with what they can be, the likeliest first: the lexicon of Brill's tagger;
// build/licenses/brill.txt. make-classes.mjs makes it.
//
//go:embed classes.tsv.gz
var classesFile []byte

// ownClasses are the words that the lexicon has wrong, or not as asks use them.
var ownClasses = []struct{ class, words string }{
	{"d", `a an the my our your his its their these those each every any some no all both another much many more most
		few several
		enough what one two three four five six seven eight nine ten twenty thirty hundred thousand 's`},
	{"p", `of in on at by for with from into over under between during via about within without through across behind after
		before since until than as onto upon inside outside against toward towards among around near off up down out
		like per`},
	{"s", `i you he she it we they me him us them myself yourself itself themselves ourselves someone somebody anyone everyone
		everybody anybody nobody nothing something anything everything there here mine yours i'm i'll i'd i've you're we're
		we'd we'll they're it's that's there's everybody's somebody's you've they've who's he's she's what's who's im ive`},
	{"m", `be am is are was were been being have has had having do does did can could will would shall should may might must
		cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't couldn't wouldn't
		shouldn't not
		cant dont doesnt didnt wont isnt ought gonna wanna gotta get gets got getting`},
	{"c", `and or but nor because if when while where which who whom whose why how whether unless although though so
		whenever wherever whatever`},
	{"r", `please also just only very really still already again ever never always often even then now once maybe perhaps
		automatically too yes no okay ok kay well quite rather soon later today tomorrow yesterday ago almost instead not
		back away together alone else yet oh uh um erm hmm yeah hi hello thanks sorry basically actually sorta kinda else`},
	{"v", `show see let give know tell want need keep wish think happen ask say become seem put add allow ensure enable
		provide
		help wants needs let's lets make makes made notify inform receive create explicate fails start stop`},
	{"vn", `upload download login export import refund exchange display return review rename invite log scan track try switch
		approve use change charge print top`},
	{"nv", `email text post message sort query index file report request access alert filter update transfer lock map
		list label
		ship search record order process design budget test control monitor copy backup name open-source book water
		light door plant end`},
	{"n", `app apps payout payday pin website wifi internet setup top-up topup account money card cards cash status
		seller sellers
		buyer listing listings pickup pickups settings building meeting meaning beginning morning evening ceiling heating
		lighting feeling housing wedding clothing bedding cooking parking reading feed speed bed shed led warning
		string king ring thing spring bulb refrigerator thermostat smartphone slip slips hours`},
	{"jn", `smart online offline mobile digital automatic manual physical virtual contactless pending missing wrong remote`},
	{"cd", `that`},
	{"ds", `this her`},
	{"mp", `to`},
}

// classes is what words can be.
var classes = sync.OnceValue(func() map[string]string {
	known := map[string]string{}
	unpacked, err := gzip.NewReader(bytes.NewReader(classesFile))
	if err != nil {
		panic("the embedded word classes are damaged: " + err.Error())
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		panic("the embedded word classes are damaged: " + err.Error())
	}
	for line := range strings.Lines(string(text)) {
		word, class, _ := strings.Cut(strings.TrimSpace(line), "\t")
		known[word] = class
	}
	for _, own := range ownClasses {
		for word := range strings.FieldsSeq(own.words) {
			known[word] = own.class
		}
	}
	return known
})

// classesOf tells what a word can be, the likeliest first: by the lexicon, else by its ending.
func classesOf(plain string) string {
	known := classes()
	if class, is := known[plain]; is {
		return class
	}
	if strings.IndexAny(plain, "0123456789") == 0 {
		return "d"
	}
	for _, e := range endings {
		if base, cut := strings.CutSuffix(plain, e.ending); cut && len(base) >= leastStem {
			if class := known[base+e.gives]; e.of == "" || strings.Contains(class, e.of) {
				return e.class
			}
		}
	}
	return "n"
}

// endings tell what words are that the lexicon has not.
var endings = []struct{ ending, gives, of, class string }{
	{"s", "", "v", "nv"},
	{"es", "", "v", "nv"},
	{"ies", "y", "v", "nv"},
	{"ly", "", "", "r"},
	{"ed", "", "", "vj"},
	{"ing", "", "", "vn"},
	{"able", "", "", "j"},
	{"ful", "", "", "j"},
	{"less", "", "", "j"},
	{"ous", "", "", "j"},
	{"ive", "", "", "j"},
	{"ize", "", "", "v"},
	{"ise", "", "", "v"},
	{"ify", "", "", "v"},
	{"n't", "", "", "m"},
	{"'ll", "", "", "s"},
}

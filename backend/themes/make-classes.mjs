// Makes classes.tsv.gz, which tells whether an English word is a noun (n), a verb (v), an adjective (j), an adverb (r) or a
// preposition (p), what it is most often first, out of the lexicon of Brill's tagger:
//
//   npm pack brill && tar xzf brill-*.tgz
//   node backend/themes/make-classes.mjs package/index.js
//
// Words that can only be nouns are left out: a word that is not in it is taken for one.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const { brill } = await import(pathToFileURL(path.resolve(process.argv[2])));
const classes = { NN: "n", NNS: "n", VB: "v", VBP: "v", VBZ: "v", VBD: "v", VBN: "v", VBG: "v", JJ: "j" };
Object.assign(classes, { JJR: "r", JJS: "r", RB: "r", RBR: "r", RBS: "r", RP: "p", IN: "p", UH: "r" });

const lines = [];
for (const [word, tags] of Object.entries(brill)) {
	const found = tags.flatMap((tag) => (tag ?? "").split("|")).map((tag) => classes[tag] ?? "");
	const told = [...new Set(found)].join("");
	if (/^[a-z][a-z']*$/.test(word) && told && told !== "n") lines.push(`${word}\t${told}\n`);
}
writeFileSync(new URL("classes.tsv.gz", import.meta.url), gzipSync(lines.sort().join(""), { level: 9 }));

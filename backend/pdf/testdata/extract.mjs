// Prints what pdf.js reads in PDFs, as a list of texts with their line ends: node extract.mjs <folder with pdfjs-dist> <file>...
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...paths] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(join(modules, "pdfjs-dist/legacy/build/pdf.mjs")));
const texts = [];
for (const path of paths) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  let text = "";
  for (let n = 1; n <= pdf.numPages; n++) {
    // As it is in the file: pdf.js would write compatibility forms as plain letters.
    const { items } = await (await pdf.getPage(n)).getTextContent({ disableNormalization: true });
    text += items.map((i) => i.str + (i.hasEOL ? "\n" : "")).join("") + "\n";
  }
  texts.push(text);
}
process.stdout.write(JSON.stringify(texts));

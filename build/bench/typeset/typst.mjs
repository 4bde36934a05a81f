// Sets a Typst file as a PDF: node typst.mjs FILE.typ FILE.pdf
import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [from, to] = process.argv.slice(2).map((path) => resolve(path));
const compiler = NodeCompiler.create({ workspace: dirname(from) });
writeFileSync(to, compiler.pdf({ mainFilePath: from }));

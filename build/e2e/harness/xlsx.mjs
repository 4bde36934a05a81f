// As much of an Excel file as it takes to be one: a ZIP file of XML, nothing of it packed.
import { crc32 } from 'node:zlib';

const number = (bytes) => (value) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};
const [two, four] = [number(2), number(4)];

/** A ZIP file that holds texts by their names. */
export function zip(files) {
  const bodies = [];
  const directory = [];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), Buffer.from(text)];
    const sizes = [four(crc32(data)), four(data.length), four(data.length), two(name.length)];
    const fixed = [two(20), two(0x800), two(0), two(0), two(0x21), ...sizes, two(0)];
    const body = Buffer.concat([four(0x04034b50), ...fixed, name, data]);
    directory.push(four(0x02014b50), two(20), ...fixed, two(0), two(0), two(0), four(0), four(at), name);
    bodies.push(body);
    at += body.length;
  }
  const index = Buffer.concat(directory);
  const count = two(bodies.length);
  const end = [four(0x06054b50), two(0), two(0), count, count, four(index.length), four(at), two(0)];
  return Buffer.concat([...bodies, index, ...end]);
}

const escaped = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
const letter = (i) => String.fromCharCode(65 + i);

/** A cell: a number is one, a date is a number that its style shows as a day, all else is text. */
function cell(value, i, row) {
  const where = `r="${letter(i)}${row}"`;
  if (value instanceof Date) return `<c ${where} s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`;
  if (typeof value === 'number') return `<c ${where}><v>${value}</v></c>`;
  return `<c ${where} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

const sheet = (rows) =>
  `<worksheet><sheetData>${rows
    .map((row, i) => `<row r="${i + 1}">${row.map((value, k) => cell(value, k, i + 1)).join('')}</row>`)
    .join('')}</sheetData></worksheet>`;

/** An Excel file with sheets by their names, each of rows of cells. */
export function workbook(sheets) {
  const names = Object.keys(sheets);
  const each = (write) => names.map((name, i) => write(name, i + 1)).join('');
  return zip({
    'xl/workbook.xml': `<workbook><sheets>${each((name, i) => `<sheet name="${escaped(name)}" sheetId="${i}" r:id="r${i}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${each((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i}.xml"/>`)}</Relationships>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet(sheets[name])])),
  });
}

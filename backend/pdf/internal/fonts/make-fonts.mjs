// Makes files/*.gz from the npm packages named below. The results are committed, so this runs only when a font changes:
//
//   mkdir /tmp/fonts && cd /tmp/fonts && npm init -y && npm install subset-font@2.9.0 \
//     inter-ui@4.1.1 source-serif@4.5.1 twemoji-colr-font@15.0.3 @expo-google-fonts/jetbrains-mono@0.4.1 \
//     @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/noto-sans-arabic@0.4.3 \
//     @expo-google-fonts/ibm-plex-sans-arabic@0.4.2 \
//     @expo-google-fonts/noto-sans-hebrew@0.4.1 @expo-google-fonts/noto-sans-thai@0.4.2 \
//     @expo-google-fonts/noto-sans-devanagari@0.4.1 @expo-google-fonts/noto-sans-symbols@0.4.1 \
//     @expo-google-fonts/noto-sans-symbols-2@0.4.1 @expo-google-fonts/noto-sans-math@0.4.2 \
//     @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans-kr@0.4.3
//   node <this file> <the folder with node_modules> <files/>
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [root, out] = process.argv.slice(2);
const require = createRequire(join(root, "package.json"));
const subsetFont = require("subset-font");
const fontverter = require("fontverter");

// Every character that a legacy double-byte encoding can write: the ones in everyday use, by national standard.
function encoded(label, leads, trails) {
  const decoder = new TextDecoder(label);
  const found = new Set();
  for (const lead of leads) {
    for (const trail of trails) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && text !== "\ufffd") found.add(text);
    }
  }
  return found;
}

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const span = (from, to) => new Set(range(from, to).map((c) => String.fromCodePoint(c)));
const isHan = (c) => c >= "\u3400" && c <= "\u9fff";
const upper = range(0xa1, 0xfe);
const big5Trail = [...range(0x40, 0x7e), ...upper];

const ideographs = new Set(
  [
    ...encoded("gb2312", range(0xa1, 0xf7), upper), // simplified Chinese, levels 1 and 2
    ...encoded("euc-jp", range(0xa1, 0xf4), upper), // JIS X 0208
    ...encoded("big5", range(0xa4, 0xc6), big5Trail), // traditional Chinese, level 1
  ].filter(isHan),
);
const cjk = [
  ...ideographs,
  ...span(0x3000, 0x30ff),
  ...span(0x3105, 0x312f),
  ...span(0x3200, 0x33ff),
  ...span(0xfe30, 0xfe4f),
  ...span(0xff00, 0xffef),
  ...["\u{20bb7}", "\u{28a0f}", "\u{29e3d}"],
];
const hangul = [...span(0x3131, 0x318e), ...encoded("euc-kr", upper, upper)].filter((c) => !isHan(c) && c >= "\u3131");
const maths = [
  ...span(0x2070, 0x209f), ...span(0x2100, 0x214f), ...span(0x2190, 0x21ff), ...span(0x2200, 0x22ff),
  ...span(0x27c0, 0x27ff), ...span(0x2900, 0x2aff), ...span(0x1d400, 0x1d7ff),
];

const google = (family, file) => `@expo-google-fonts/${family}/400Regular/${file}_400Regular.ttf`;
// Inter is cut down to what is drawn of it, as unpacking and reading all of it is most of what a short document takes: every
// character, the features that set.go and the shaper ask for, one optical size in each file, the weights in use. (The licence
// of Source Serif lets nobody change it under its name.)
const inter = (axes) => ({
  targetFormat: "sfnt",
  noHinting: true,
  variationAxes: axes,
  keepFeatures: [
    ...["ccmp", "locl", "mark", "mkmk", "rlig", "calt", "clig", "curs", "dist", "kern", "liga", "rclt"],
    ...["frac", "numr", "dnom", "tnum"],
  ],
});
const reading = inter({ opsz: 14, wght: { min: 400, max: 700 } });
const display = inter({ opsz: 32, wght: 650 });
const everyCharacter = [...span(0x20, 0xd7ff), ...span(0xf900, 0x1ffff)];
const whole = [
  ["SourceSerif", "source-serif/VAR/SourceSerif4Variable-Roman.ttf"],
  ["SourceSerif-Italic", "source-serif/VAR/SourceSerif4Variable-Italic.ttf"],
  ["JetBrainsMono-Regular", google("jetbrains-mono", "JetBrainsMono")],
  ["JetBrainsMono-Bold", "@expo-google-fonts/jetbrains-mono/700Bold/JetBrainsMono_700Bold.ttf"],
  ["NotoSans", google("noto-sans", "NotoSans")],
  ["PlexSansArabic", google("ibm-plex-sans-arabic", "IBMPlexSansArabic")],
  ["NotoSansArabic", google("noto-sans-arabic", "NotoSansArabic")],
  ["NotoSansHebrew", google("noto-sans-hebrew", "NotoSansHebrew")],
  ["NotoSansThai", google("noto-sans-thai", "NotoSansThai")],
  ["NotoSansDevanagari", google("noto-sans-devanagari", "NotoSansDevanagari")],
  ["NotoSansSymbols", google("noto-sans-symbols", "NotoSansSymbols")],
  ["NotoSansSymbols2", google("noto-sans-symbols-2", "NotoSansSymbols2")],
  ["Twemoji", "twemoji-colr-font/twemoji.woff2"],
];
const characters = { targetFormat: "sfnt", noLayoutClosure: true };
const parts = [
  ["Inter", "inter-ui/variable/InterVariable.woff2", everyCharacter, reading],
  ["Inter-Italic", "inter-ui/variable/InterVariable-Italic.woff2", everyCharacter, reading],
  ["InterDisplay", "inter-ui/variable/InterVariable.woff2", everyCharacter, display],
  ["InterDisplay-Italic", "inter-ui/variable/InterVariable-Italic.woff2", everyCharacter, display],
  ["NotoSansMath", google("noto-sans-math", "NotoSansMath"), maths, characters],
  ["NotoSansCJK", google("noto-sans-sc", "NotoSansSC"), cjk, characters],
  ["NotoSansKR", google("noto-sans-kr", "NotoSansKR"), hangul, characters],
];

mkdirSync(out, { recursive: true });
const read = (path) => readFileSync(join(root, "node_modules", path));
const write = (name, font) => {
  const packed = gzipSync(font, { level: 9 });
  writeFileSync(join(out, `${name}.ttf.gz`), packed);
  console.log(name, font.length, packed.length);
};
for (const [name, path] of whole) write(name, await fontverter.convert(read(path), "sfnt"));
for (const [name, path, text, how] of parts) write(name, await subsetFont(read(path), text.join(""), how));

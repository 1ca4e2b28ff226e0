// mutate.mjs CORPUS OUT COUNT [--seed N] — COUNT broken pages made from the pages below CORPUS, the same ones for the same seed.
//
// A page is cut into tags and what stands between them, shortened to a few hundred pieces, and then changed one to six times: tags are
// dropped, doubled, swapped, or replaced by tags that the HTML standard treats in ways of their own; quotes are broken; two pages
// are spliced; the end is cut off. Output: OUT/000/000000.html …, a thousand to a folder.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytes, pages, size } from "./pages.mjs";

const LARGEST = 256 << 10; // of a page that is taken as a base
const PIECES = 300;

/** Numbers that look random: multiplication and shifts on 32 bits, seeded. */
function generator(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return (x ^ (x >>> 16)) >>> 0;
  };
  return {
    below: (n) => next() % n,
    pick: (list) => list[next() % list.length],
    chance: (n) => next() % n === 0,
  };
}

const HOSTILE = [
  "table", "tbody", "tr", "td", "th", "caption", "colgroup", "col", "select", "option", "optgroup", "svg", "math", "mi", "mtext", "desc",
  "foreignObject", "annotation-xml", "title", "template", "p", "a", "b", "i", "nobr", "font", "h1", "li", "dd", "dt", "form", "button", "input",
  "textarea", "style", "script", "noscript", "noframes", "iframe", "xmp", "head", "body", "html", "frameset", "frame", "footer", "article", "aside",
  "main", "div", "span", "br", "hr", "img", "image", "pre", "marquee", "object", "applet", "rp", "rt", "ruby", "listing", "details", "dialog",
];
const ODD = [
  "<!--", "-->", "<!-->", "--!>", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<?php", "</", "<", "</>", "<svg><title>", "<math><annotation-xml encoding=text/html>",
  "<table><tr><td>", "</table>", "<select><option>", "<template><tr>", "<footer id=footer>", "</footer>", "</body>", "</html>", "</p>", "</br>", "\0",
  "<script><!--<script>", "<div id=app>", '<a href="', "<p title='", "<input type=hidden>", "<form><table><form>", "<a><table><a>", "<b><p></b>", "&notit;",
];
const RARE = ["<plaintext>", "<frameset>", "<noscript>", "<textarea>", "<title>", "<xmp>"];

const pieces = (page) => page.match(/<[^<>]*>?|[^<]+/g) ?? [];

function hostile(random) {
  if (random.chance(40)) return random.pick(RARE);
  if (random.chance(3)) return random.pick(ODD);
  const name = random.pick(HOSTILE);
  const shape = random.below(6);
  return shape === 0 ? `</${name}>` : shape === 1 ? `<${name}></${name}>` : shape === 2 ? `<${name.toUpperCase()}/>` : `<${name}>`;
}

const CHANGES = [
  (list, at) => list.splice(at, 1),
  (list, at) => list.splice(at, 0, list[at]),
  (list, at, random) => {
    const other = random.below(list.length);
    [list[at], list[other]] = [list[other], list[at]];
  },
  (list, at, random) => list.splice(at, 0, hostile(random)),
  (list, at, random) => list.splice(at, 0, hostile(random), hostile(random)),
  (list, at, random) => (list[at] = hostile(random)),
  (list, at, random) => {
    const quote = list[at].search(/["']/);
    list[at] = quote < 0 ? list[at].replace(/[>=]/, "") : list[at].slice(0, quote) + random.pick(["", "'", '"', "=", " "]) + list[at].slice(quote + 1);
  },
  (list, at, random) => list.splice(at, random.below(20)),
  (list, at, random) => list.splice(random.chance(4) ? at : list.length),
  (list, at, random) => (list[list.length - 1] = list.at(-1).slice(0, random.below(list.at(-1).length + 1))),
];

/** At most PIECES pieces: the beginning, something from the middle, and the end. */
function shorten(list, random) {
  if (list.length <= PIECES) return list;
  const part = PIECES / 3;
  const middle = random.below(list.length - PIECES) + part;
  return [...list.slice(0, part), ...list.slice(middle, middle + part), ...list.slice(-part)];
}

function mutant(load, random) {
  let list = load();
  if (random.chance(8)) {
    const other = load();
    list = [...list.slice(0, random.below(list.length + 1)), ...other.slice(random.below(other.length + 1))];
  }
  for (let changes = 1 + random.below(6); changes > 0 && list.length > 0; changes--) {
    random.pick(CHANGES)(list, random.below(list.length), random);
    if (list.length === 0) list = ["<p>"];
  }
  return list.join("");
}

function main(argv) {
  const seedAt = argv.indexOf("--seed");
  const seed = seedAt < 0 ? 1 : Number(argv.splice(seedAt, 2)[1]);
  const [corpus, out, count] = [argv[0], argv[1], Number(argv[2])];
  if (argv.length !== 3 || !(count > 0) || !Number.isInteger(seed)) {
    console.error("usage: mutate.mjs CORPUS OUT COUNT [--seed N]");
    return 2;
  }
  const base = pages(corpus).filter((path) => {
    const length = size(join(corpus, path));
    return length > 0 && length <= LARGEST;
  });
  if (base.length === 0) {
    console.error(`mutate: no pages in ${corpus}`);
    return 2;
  }
  const random = generator(seed);
  // A page is cut once and used a few times.
  let [cut, uses] = [[], 0];
  const load = () => {
    if (uses-- <= 0) {
      cut = pieces(bytes(join(corpus, random.pick(base))).latin1Slice());
      uses = 5;
    }
    return [...shorten(cut, random)];
  };
  for (let i = 0; i < count; i++) {
    const folder = join(out, String(Math.floor(i / 1000)).padStart(3, "0"));
    if (i % 1000 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${String(i).padStart(6, "0")}.html`), mutant(load, random), "latin1");
  }
  console.log(`${count} pages from ${base.length}, seed ${seed}`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));

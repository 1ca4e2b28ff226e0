// contexts.mjs [--digest] [--mode|--errors] FOLDER|FILE… — the stack of open elements after every tag, as parse5 has it.
//
// One line for each start and end tag that the tokenizer emits, in order:
//
//     offset TAB S|E TAB name TAB depth TAB hash [TAB insertion mode, with --mode]
//
// offset: the byte of the tag's `<` · name: in lower case · depth: how many elements are open after the tag was processed ·
// hash: FNV-1a 64, 16 hex digits, over `ns:name/` of the open elements from html upward; ns is html, svg or math, name in lower case.
// Names are bytes as they stand in the file (a NUL is a NUL again, though the standard reads it as U+FFFD).
// With --errors: instead, one line for each parse error of the tokenizer, `offset TAB X TAB code`, sorted by offset and code. Errors of the
// input stream are left out: a page is read as one character per byte, so they would be others.
// Before the lines of a page stands `# path`. --digest prints one line a page instead: path TAB number of lines TAB FNV-1a 64 over them,
// each with its line feed.
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { statSync } from "node:fs";
import { bytes, pages, parser, text } from "./pages.mjs";

const SPACE = { "http://www.w3.org/1999/xhtml": "html:", "http://www.w3.org/2000/svg": "svg:", "http://www.w3.org/1998/Math/MathML": "math:" };

/** parse5 does not export its insertion modes; these four are its own numbers. */
const MODES = { IN_TABLE: 8, IN_TABLE_TEXT: 9, IN_TABLE_BODY: 12, IN_ROW: 13 };

/** The names of parse5's tag ids that the table modes ask for. */
const NAMES = {};

/** FNV-1a 64 in two halves: the prime is 2^40 + 435. */
export class Fnv {
  constructor(hi = 0xcbf29ce4, lo = 0x84222325) {
    this.hi = hi;
    this.lo = lo;
  }
  add(string) {
    let { hi, lo } = this;
    for (let i = 0; i < string.length; i++) {
      lo = (lo ^ string.charCodeAt(i)) >>> 0;
      const low = lo * 435;
      hi = (hi * 435 + Math.floor(low / 4294967296) + ((lo << 8) >>> 0)) % 4294967296;
      lo = low % 4294967296;
    }
    return new Fnv(hi, lo);
  }
  toString() {
    return this.hi.toString(16).padStart(8, "0") + this.lo.toString(16).padStart(8, "0");
  }
}

const asciiLower = (name) => name.replace(/[A-Z]/g, (c) => c.toLowerCase());

/**
 * Places where parse5 8.1.1 is not the standard: a template ends "in table scope" (13.2.4.2); </tbody>, </tfoot> and </thead> "in row"
 * are ignored where no such element is in table scope, though a tr is (13.2.6.4.14); and <![CDATA[ opens a section wherever the adjusted
 * current node is not HTML, integration points among them (13.2.5.42). Made right here, so that we are held to the standard.
 */
function follow(parser) {
  const { openElements, tokenizer } = parser;
  const inTableScope = (names) => {
    for (let i = openElements.stackTop; i >= 0; i = openElements.slotBelow(i)) {
      const { tagName, namespaceURI } = openElements.items[i];
      if (SPACE[namespaceURI] !== "html:") continue;
      if (names.includes(tagName)) return true;
      if (["html", "table", "template"].includes(tagName)) return false;
    }
    return false;
  };
  openElements.hasTableBodyContextInTableScope = () => inTableScope(["tbody", "tfoot", "thead"]);
  const hasInTableScope = openElements.hasInTableScope.bind(openElements);
  openElements.hasInTableScope = (id) => (NAMES[id] ? inTableScope([NAMES[id]]) : hasInTableScope(id));
  const endTag = parser._endTagOutsideForeignContent.bind(parser);
  parser._endTagOutsideForeignContent = (token) => {
    const section = ["tbody", "tfoot", "thead"].includes(token.tagName);
    if (parser.insertionMode !== MODES.IN_ROW || !section || inTableScope([token.tagName])) endTag(token);
  };
  const open = tokenizer._stateMarkupDeclarationOpen.bind(tokenizer);
  tokenizer._stateMarkupDeclarationOpen = (character) => {
    const was = tokenizer.inForeignNode;
    tokenizer.inForeignNode = parser.currentNotInHTML;
    open(character);
    tokenizer.inForeignNode = was;
  };
}

/** Errors that parse5 reports and that are not the tokenizer's. */
const NOT_TOKENIZER = /-in-input-stream$|^(non-void-html-element-start-tag-with-trailing-solidus|missing-doctype|misplaced-doctype|non-conforming-doctype|misplaced-start-tag-for-head-element|nested-noscript-in-head|end-tag-without-matching-open-element|closing-of-element-with-open-child-elements|disallowed-content-in-noscript-in-head|open-elements-left-after-eof|abandoned-head-element-child|eof-in-element-that-can-contain-only-text)$/;

/** Calls line(string) for every error of a page's tokens. */
export function errors(parse5, buffer, line) {
  const found = [];
  contexts(parse5, buffer, () => {}, false, ({ code, startOffset }) => {
    if (!NOT_TOKENIZER.test(code)) found.push({ code, offset: startOffset });
  });
  const { skipped } = text(buffer);
  found.sort((a, b) => a.offset - b.offset || (a.code < b.code ? -1 : 1));
  for (const { code, offset } of found) line(`${skipped + offset}\tX\t${code}\n`);
}

/** parse5's parser, made right where it is not the standard. */
export function standardParser(parse5) {
  for (const name of ["table", "tbody", "tfoot", "thead", "tr", "td", "th", "caption"]) NAMES[parse5.html.TAG_ID[name.toUpperCase()]] = name;
  return class extends parse5.Parser {
    constructor(...given) {
      super(...given);
      follow(this);
    }
    onCharacter(token) {
      this.beginTableText();
      super.onCharacter(token);
    }
    onWhitespaceCharacter(token) {
      this.beginTableText();
      super.onWhitespaceCharacter(token);
    }
    /** Text whose current node is a template is table text too in the table modes (13.2.6.4.9). */
    beginTableText() {
      const { IN_TABLE, IN_TABLE_BODY, IN_ROW, IN_TABLE_TEXT } = MODES;
      if (![IN_TABLE, IN_TABLE_BODY, IN_ROW].includes(this.insertionMode) || this.openElements.current.tagName !== "template") return;
      this.pendingCharacterTokens.length = 0;
      this.hasNonWhitespacePendingCharacterToken = false;
      this.originalInsertionMode = this.insertionMode;
      this.insertionMode = IN_TABLE_TEXT;
    }
  };
}

/** Calls line(string) for every tag of a page, and onParseError as parse5 does. */
export function contexts(parse5, buffer, line, withMode = false, onParseError = null) {
  const { text: input, skipped } = text(buffer);

  class Watcher extends standardParser(parse5) {
    elements = [];
    hashes = [new Fnv()];
    inside = false; // a token that is processed again comes through here again

    onStartTag(token) {
      this.watch("S", token, () => super.onStartTag(token));
    }
    onEndTag(token) {
      this.watch("E", token, () => super.onEndTag(token));
    }
    watch(kind, token, process) {
      if (this.inside) return process();
      const offset = token.location.startOffset;
      if (input[offset] !== "<") throw new Error(`offset ${offset} is no tag`);
      const name = token.tagName.replaceAll("\ufffd", "\0"); // before the rules rename an image
      this.inside = true;
      process();
      this.inside = false;
      const mode = withMode ? `\t${parse5.InsertionMode?.[this.insertionMode] ?? this.insertionMode}` : "";
      const hash = this.hash();
      line(`${skipped + offset}\t${kind}\t${name}\t${this.elements.length}\t${hash}${mode}\n`);
    }
    hash() {
      const open = [];
      for (let slot = this.openElements.stackTop; slot >= 0; slot = this.openElements.slotBelow(slot)) open.push(this.openElements.items[slot]);
      open.reverse();
      let same = 0;
      while (same < open.length && open[same] === this.elements[same]) same++;
      this.hashes.length = same + 1;
      for (let i = same; i < open.length; i++) {
        const name = asciiLower(open[i].tagName).replaceAll("\ufffd", "\0");
        this.hashes.push(this.hashes[i].add(`${SPACE[open[i].namespaceURI]}${name}/`));
      }
      this.elements = open;
      return this.hashes[open.length];
    }
  }
  Watcher.parse(input, { scriptingEnabled: true, sourceCodeLocationInfo: true, onParseError });
}

async function main(argv) {
  const flags = new Set(argv.filter((argument) => argument.startsWith("--")));
  const roots = argv.filter((argument) => !argument.startsWith("--"));
  for (const flag of flags) {
    if (!["--digest", "--mode", "--errors"].includes(flag)) roots.length = 0;
  }
  if (roots.length === 0) {
    console.error("usage: contexts.mjs [--digest] [--mode|--errors] FOLDER|FILE…");
    return 2;
  }
  const parse5 = await parser();
  const read = (buffer, line) => (flags.has("--errors") ? errors(parse5, buffer, line) : contexts(parse5, buffer, line, flags.has("--mode")));
  const out = createWriteStream(null, { fd: 1, autoClose: false });
  const write = async (string) => out.write(string, "latin1") || once(out, "drain");
  for (const root of roots) {
    const folder = statSync(root).isDirectory();
    for (const path of folder ? pages(root) : [root]) {
      const name = Buffer.from(path).latin1Slice(); // so that it leaves as it came
      const buffer = bytes(folder ? join(root, path) : path);
      if (flags.has("--digest")) {
        let [lines, hash] = [0, new Fnv()];
        read(buffer, (line) => {
          lines++;
          hash = hash.add(line);
        });
        await write(`${name}\t${lines}\t${hash}\n`);
      } else {
        const lines = [`# ${name}\n`];
        read(buffer, (line) => lines.push(line));
        await write(lines.join(""));
      }
    }
  }
  out.end();
  await once(out, "finish");
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));

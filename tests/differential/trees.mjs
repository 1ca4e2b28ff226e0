// trees.mjs [--digest] FOLDER|FILE… — the tree of each page, as parse5 builds it.
//
// The lines of xpath::Document::dump (plugin/xpath/document.h): one node a line, indented by its depth, elements and comments with the
// byte at which they begin (of text parse5 has it differently behind a line feed that does not count). Names of svg and math are in lower
// case; left out are doctypes, the white space of framesets, which our tree rules skip, and pages that are not UTF-8. --digest as in
// contexts.mjs.
import { createWriteStream, statSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { isUtf8 } from "node:buffer";
import { Fnv, standardParser } from "./contexts.mjs";
import { bytes, pages, parser, text } from "./pages.mjs";

const SPACE = { "http://www.w3.org/1999/xhtml": "<", "http://www.w3.org/2000/svg": "<svg ", "http://www.w3.org/1998/Math/MathML": "<math " };
const lower = (name) => name.replace(/[A-Z]/g, (c) => c.toLowerCase());

/** Calls line(string) for every node of a page. */
export function tree(parse5, buffer, line) {
  const { skipped } = text(buffer);
  const input = buffer.toString("utf8", skipped);
  const byte = new Uint32Array(input.length + 1); // of every code unit
  for (let i = 0, at = skipped; i < input.length; i++) {
    byte[i] = at;
    const unit = input.charCodeAt(i);
    at += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  const document = standardParser(parse5).parse(input, { scriptingEnabled: true, sourceCodeLocationInfo: true });
  const places = new Map(); // the adoption agency's clones share the attributes of their original, and have no place of their own
  const walk = (visit) => {
    const rest = document.childNodes.map((node) => ({ node, depth: 0 })).reverse();
    while (rest.length > 0) {
      const { node, depth } = rest.pop();
      visit(node, depth);
      const below = node.childNodes ?? [];
      for (let i = below.length - 1; i >= 0; i--) rest.push({ node: below[i], depth: depth + 1 });
      if (node.content) rest.push({ node: node.content, depth: depth + 1 });
    }
  };
  const start = (node) => node.sourceCodeLocation?.startTag?.startOffset ?? node.sourceCodeLocation?.startOffset;
  let frameset = false;
  walk((node) => {
    frameset ||= node.tagName === "frameset";
    if (node.attrs && node.sourceCodeLocation) places.set(node.attrs, start(node));
  });
  walk((node, depth) => {
    const at = start(node) ?? places.get(node.attrs);
    const end = at === undefined ? "\n" : `\t${byte[at]}\n`;
    const indent = " ".repeat(depth);
    if (node.nodeName === "#documentType") return;
    if (node.nodeName === "#document-fragment") return line(`${indent}content\n`);
    if (node.nodeName === "#text") {
      if (frameset && ["html", "frameset"].includes(node.parentNode.tagName)) return;
      return line(`${indent}"${node.value}\n`);
    }
    if (node.nodeName === "#comment") return line(`${indent}#${node.data}${end}`);
    line(`${indent}${SPACE[node.namespaceURI]}${lower(node.tagName)}${end}`);
    for (const { name, value, prefix } of node.attrs) line(`${indent} @${lower(prefix ? `${prefix}:${name}` : name)}=${value}\n`);
  });
}

async function main(argv) {
  const digest = argv.includes("--digest");
  const roots = argv.filter((argument) => argument !== "--digest");
  if (roots.length === 0) {
    console.error("usage: trees.mjs [--digest] FOLDER|FILE…");
    return 2;
  }
  const parse5 = await parser();
  const out = createWriteStream(null, { fd: 1, autoClose: false });
  const write = async (string) => out.write(string) || once(out, "drain");
  for (const root of roots) {
    const folder = statSync(root).isDirectory();
    for (const path of folder ? pages(root) : [root]) {
      const buffer = bytes(folder ? join(root, path) : path);
      if (!isUtf8(buffer)) continue;
      if (digest) {
        let [size, hash] = [0, new Fnv()];
        tree(parse5, buffer, (line) => {
          const dumped = Buffer.from(line).latin1Slice();
          size += dumped.length;
          hash = hash.add(dumped);
        });
        await write(`${path}\t${size}\t${hash}\n`);
      } else {
        const lines = [`# ${path}\n`];
        tree(parse5, buffer, (line) => lines.push(line));
        await write(lines.join(""));
      }
    }
  }
  out.end();
  await once(out, "finish");
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

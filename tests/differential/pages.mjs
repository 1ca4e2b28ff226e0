// What the programs here share: walking a folder, reading a page as one character per byte, and parse5.
//
// A page is read as latin1, so every position in the text is a position in the file, whatever the page's encoding: in all encodings
// that beian edits, the bytes of <, >, quotes, = and white space mean nothing else. A UTF-8 byte order mark is not part of the text.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const PAGE = /\.(html|htm|xhtml)$/;

/** All pages below a folder, relative, with `/`, in byte order. Links are not followed. */
export function pages(root) {
  const found = [];
  const walk = (folder, prefix) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name), `${prefix}${entry.name}/`);
      else if (entry.isFile() && PAGE.test(entry.name)) found.push(prefix + entry.name);
    }
  };
  walk(root, "");
  return found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

export const size = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The bytes of a file, or null when there is none. */
export function bytes(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** {text, skipped}: the page as latin1 without its byte order mark, and how many bytes that mark has. */
export function text(buffer) {
  const skipped = buffer.length >= 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
  return { text: buffer.latin1Slice(skipped), skipped };
}

/** parse5, or the end of the program in words that ctest reads as skipped. */
export async function parser() {
  try {
    return await import("parse5");
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.log("SKIPPED: parse5 is not installed (npm ci in tests/differential)");
    process.exit(0);
  }
}

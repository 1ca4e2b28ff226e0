// tree_construction.mjs FOLDER OUT — the documents of html5lib's tree-construction tests (*.dat below FOLDER) as pages below OUT.
//
// A test is a row of sections, "#data" first: its lines up to "#errors" are the document. Every document becomes two pages: itself, and
// itself behind a doctype and a title, because beian takes no fragment for a page. What the tests expect is not read: parse5 judges.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HEAD = "<!DOCTYPE html><title>t</title>";

function documents(file) {
  const found = [];
  let lines = null;
  for (const line of readFileSync(file, "latin1").split("\n")) {
    if (line === "#data") lines = [];
    else if (line === "#errors" && lines) {
      found.push(lines.join("\n"));
      lines = null;
    } else lines?.push(line);
  }
  return found;
}

function main(argv) {
  const [folder, out] = argv;
  if (argv.length !== 2) {
    console.error("usage: tree_construction.mjs FOLDER OUT");
    return 2;
  }
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".dat")).sort();
  let count = 0;
  for (const name of files) {
    const to = join(out, name.replaceAll("/", "-").slice(0, -".dat".length));
    mkdirSync(to, { recursive: true });
    documents(join(folder, name)).forEach((document, i) => {
      const number = String(i).padStart(3, "0");
      writeFileSync(join(to, `${number}.html`), document, "latin1");
      writeFileSync(join(to, `${number}-headed.html`), HEAD + document, "latin1");
      count++;
    });
  }
  if (count === 0) {
    console.error(`tree_construction: no documents in ${folder}`);
    return 2;
  }
  console.log(`${count} documents from ${files.length} files`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));

// JavaScript's HTML programs on pages in memory, output thrown away: one line each, "name seconds".
//
//   parsers.mjs FOLDER PACKAGES BADGE     PACKAGES: a node_modules with parse5, htmlparser2, cheerio, html-rewriter-wasm
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, packages, badge] = process.argv.slice(2);
const require = createRequire(path.join(packages, 'x.js'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const pages = fs.readdirSync(folder, { recursive: true }).filter((n) => /\.(html?|xhtml)$/.test(n)).sort()
  .map((n) => path.join(folder, n)).filter((n) => fs.lstatSync(n).isFile()).map((n) => fs.readFileSync(n));
const texts = pages.map((page) => page.toString());

const programs = {
  'html-rewriter-wasm: append to body': async () => {
    const { HTMLRewriter } = require('html-rewriter-wasm');
    return async () => {
      for (const page of pages) {
        const one = new HTMLRewriter(() => {});
        one.on('body', { element(element) { element.append(badge, { html: true }); } });
        try {
          await one.write(page);
          await one.end();
        } finally {
          one.free();
        }
      }
    };
  },
  'htmlparser2: tokens': async () => {
    const { Parser } = await load('htmlparser2');
    return () => { for (const text of texts) new Parser({}).end(text); };
  },
  'parse5: parse': async () => {
    const { parse } = await load('parse5');
    return () => { for (const text of texts) parse(text); };
  },
  'parse5: parse, serialize': async () => {
    const { parse, serialize } = await load('parse5');
    return () => { for (const text of texts) serialize(parse(text)); };
  },
  'cheerio: load, append, html': async () => {
    const cheerio = await load('cheerio');
    return () => {
      for (const text of texts) {
        const $ = cheerio.load(text);
        $('body').append(badge);
        $.html();
      }
    };
  },
};
for (const [name, make] of Object.entries(programs)) {
  try {
    const work = await make();
    const begin = process.hrtime.bigint();
    await work();
    console.log(`${name}\t${(Number(process.hrtime.bigint() - begin) / 1e9).toFixed(4)}`);
  } catch (error) {
    console.error(`parsers: ${name}: ${error.message}`);
  }
}

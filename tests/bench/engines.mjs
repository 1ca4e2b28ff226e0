#!/usr/bin/env node
// The WebAssembly core beside html-rewriter-wasm (Cloudflare's lol-html as WebAssembly), and the native program beside the core:
// real pages in memory, transform only, one run over all pages.
//
//   tests/bench/engines.mjs [--pages 4000] [FOLDER]     default FOLDER: ${XDG_CACHE_HOME:-~/.cache}/beian/corpus/rust-doc
//
// Needs: cmake --preset wasm && cmake --build --preset wasm; scripts/corpus --rust, or any folder of pages; npm for the pinned
// html-rewriter-wasm, which is installed beside that cache. What each does to a page:
//   core      program_page: everything that inject does, from the encoding to the proof of the edit, and the new bytes
//   rewriter  before </body>: append the same badge, in the element `body`; it looks at nothing else
//   native    beian inject --jobs 1 on the same pages in a folder: reading and writing files too
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const require = createRequire(import.meta.url);
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'beian');
const REWRITER = 'html-rewriter-wasm@0.4.1';
const NUMBERS = ['--icp=京ICP备2024990001号-1', '--gongan=京公网安备11010102990001号'];

const args = process.argv.slice(2);
const flag = args.indexOf('--pages');
const most = flag < 0 ? 4000 : Number(args.splice(flag, 2)[1]);
const folder = args[0] ?? path.join(cache, 'corpus/rust-doc');
const fail = (words) => { console.error(`engines: ${words}`); process.exit(2); };
if (!fs.existsSync(folder)) fail(`${folder} is not there: scripts/corpus --rust`);
const wasm = path.join(root, 'integrations/npm/lib/beian.wasm');
if (!fs.existsSync(wasm)) fail('beian.wasm is not built: cmake --preset wasm && cmake --build --preset wasm');

function rewriter() {
  const at = path.join(cache, 'engines');
  const module = path.join(at, 'node_modules/html-rewriter-wasm');
  if (!fs.existsSync(module)) {
    fs.mkdirSync(at, { recursive: true });
    execFileSync('npm', ['install', '--prefix', at, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', REWRITER], { stdio: 'inherit' });
  }
  return require(module).HTMLRewriter;
}

// Every n-th page, so that all kinds of them are there, as UTF-8.
const names = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html') && fs.lstatSync(path.join(folder, name)).isFile()).sort();
const step = Math.max(1, Math.floor(names.length / most));
const pages = names.filter((_, i) => i % step === 0).slice(0, most).map((name) => fs.readFileSync(path.join(folder, name)));
const megabytes = pages.reduce((sum, page) => sum + page.length, 0) / 1e6;
const seconds = async (work) => {
  const begin = process.hrtime.bigint();
  const changed = await work();
  return { seconds: Number(process.hrtime.bigint() - begin) / 1e9, changed };
};

const { Core, Program } = require(path.join(root, 'integrations/npm/lib/core.js'));
const program = new Program(new Core(new WebAssembly.Module(fs.readFileSync(wasm))), ['inject', '--quiet', ...NUMBERS], {}, new Date().getUTCFullYear());
if (!program.configure(() => ({ state: 'absent' }))) fail(program.errors);
let badge = '';
const core = await seconds(() => {
  let changed = 0;
  for (const [i, page] of pages.entries()) {
    const result = program.page(page, `${i}.html`, true, () => true, (judged) => judged.result());
    if (result === null) continue;
    changed += 1;
    if (badge === '') badge = Buffer.from(result).toString().match(/<(div|span|p)[^>]* data-beian[^]*?<\/\1>|<(div|span|p) data-beian[^]*?<\/\2>/)?.[0] ?? '';
  }
  return changed;
});
if (badge === '') fail('no page got a badge');

const HTMLRewriter = rewriter();
const other = await seconds(async () => {
  let changed = 0;
  for (const page of pages) {
    let size = 0;
    const one = new HTMLRewriter((chunk) => { size += chunk.length; });
    one.on('body', { element(element) { element.append(badge, { html: true }); } });
    try {
      await one.write(page);
      await one.end();
      if (size > page.length) changed += 1;
    } finally {
      one.free();
    }
  }
  return changed;
});

const row = (name, { seconds: time, changed }) => `| ${name} | ${time.toFixed(2)} | ${(megabytes / time).toFixed(0)} | ${changed} |`;
const out = [`${pages.length} pages, ${megabytes.toFixed(0)} MB, of ${path.basename(folder)}; Node ${process.version}, ${os.cpus()[0].model.trim()}, load average ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} cores`, '',
             '| | seconds | MB/s | pages changed |', '|---|---|---|---|', row('beian.wasm', core), row(REWRITER, other)];
let ratio = `html-rewriter-wasm ÷ beian.wasm: ${(other.seconds / core.seconds).toFixed(1)}`;
const bin = process.env.BEIAN_BIN;
if (bin) {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'beian-engines-'));
  for (const [i, page] of pages.entries()) fs.writeFileSync(path.join(copy, `${i}.html`), page);
  const native = await seconds(() => {
    const done = spawnSync(bin, ['inject', '--jobs', '1', '--quiet', '--format', 'json', '--rule', 'icon-broken=off', ...NUMBERS, copy], { encoding: 'utf8', maxBuffer: 1 << 30 });
    return JSON.parse(done.stdout).summary.changed;
  });
  fs.rmSync(copy, { recursive: true, force: true });
  out.push(row('native, one thread, files read and written', native));
  ratio += `; beian.wasm ÷ native: ${(core.seconds / native.seconds).toFixed(1)}`;
} else {
  out.push('', 'SKIPPED: the native program: BEIAN_BIN is not set');
}
console.log([...out, '', ratio].join('\n'));

#!/usr/bin/env node
// Makes beian-footer-VERSION.tgz: what stands here, and the hooks of the folders beside this one.
//
//   pack.mjs [FOLDER]      where the archive goes, default: the current folder; prints its path
//
// A hook is written where its generator's test and site are (integrations/vite/hook.cjs), and users have it as
// `beian-footer/vite`. `npm pack` takes only what stands inside the package's folder, so the package is laid out in a
// folder of its own first; this one never holds copies.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const integrations = path.dirname(here);

/** Lays the package out in `folder`. */
export function layOut(folder) {
  const { files } = JSON.parse(fs.readFileSync(path.join(here, 'package.json'), 'utf8'));
  for (const name of ['package.json', 'README.md', 'README.zh-CN.md', 'LICENSE', ...files]) {
    const from = path.join(here, name);
    if (fs.existsSync(from)) fs.cpSync(from, path.join(folder, name), { recursive: true });
  }
  fs.mkdirSync(path.join(folder, 'hooks'));
  for (const name of fs.readdirSync(integrations)) {
    for (const kind of ['cjs', 'd.cts']) {
      const from = path.join(integrations, name, `hook.${kind}`);
      if (fs.existsSync(from)) fs.copyFileSync(from, path.join(folder, 'hooks', `${name}.${kind}`));
    }
  }
}

/** Packs into `destination`; answers what npm says of the archive. */
export function pack(destination) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'beian-pack-'));
  try {
    layOut(folder);
    const told = execFileSync('npm', ['pack', folder, '--json', '--ignore-scripts', '--pack-destination', destination],
                              { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return JSON.parse(told)[0];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const destination = path.resolve(process.argv[2] ?? '.');
  console.log(path.join(destination, pack(destination).filename));
}

#!/usr/bin/env node
// Lays the playground out in FOLDER, as any static host serves it: what stands here, and the core of the npm package.
//
//   build.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

export function build(folder) {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of ['index.html', 'playground.css', 'words.js', 'playground.js', 'worker.js', '../npm/lib/core.js', '../npm/lib/beian.wasm']) {
    fs.copyFileSync(path.join(here, name), path.join(folder, path.basename(name)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.length !== 3) {
    console.error('usage: build.mjs FOLDER');
    process.exit(2);
  }
  build(process.argv[2]);
}

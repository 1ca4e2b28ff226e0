// What the package's tests share: the package as `npm pack` makes it, installed into a project of its own.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { pack } from '../pack.mjs';

export const PACKAGE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const ROOT = path.resolve(PACKAGE, '../..');
export const ICP = '京ICP备2024990001号-1';
export const GONGAN = '京公网安备11010102990001号';
export const PAGE = '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>x</title></head>' +
  '<body><main>hello</main><footer>me</footer></body></html>\n';

export function temporaryFolder(test, name = 'site') {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'beian-npm-')));
  test.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const inside = path.join(folder, name);
  fs.mkdirSync(inside);
  return inside;
}

/** A project with the packed package in node_modules; made once for a test file. */
export function installed(test) {
  const folder = temporaryFolder(test, 'project');
  const npm = (...args) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const packed = pack(folder);
  fs.writeFileSync(path.join(folder, 'package.json'), '{"name": "site", "private": true}\n');
  npm('install', '--save-dev', `./${packed.filename}`, '--no-audit', '--no-fund', '--offline', '--loglevel=error');
  return { folder, packed, package: path.join(folder, 'node_modules', 'beian-footer') };
}

/** Runs a module's text in the project; answers what it printed. */
export function runModule(folder, name, text, env = {}) {
  fs.writeFileSync(path.join(folder, name), text);
  const done = spawnSync(process.execPath, [name], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  return done.stdout;
}

export function writeSite(folder, pages) {
  for (const [name, bytes] of Object.entries(pages)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, bytes);
  }
}

/** Every file below a folder, with its bytes. */
export function filesOf(folder) {
  const out = new Map();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile()) out.set(path.relative(folder, file), fs.readFileSync(file).toString('latin1'));
  }
  return out;
}

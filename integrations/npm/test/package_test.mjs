// The package as its users have it: packed, installed, imported in both ways, run by npx; with the native program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { GONGAN, ICP, PAGE, filesOf, installed, runModule, temporaryFolder, writeSite } from './support.mjs';

const project = installed(test);
const { inject, check, transform } = (await import(path.join(project.package, 'lib/index.mjs')));
const NUMBERS = { icp: ICP, gongan: GONGAN };

function site(t, pages = { 'index.html': PAGE, 'a/b.html': PAGE }) {
  const folder = temporaryFolder(t);
  writeSite(folder, pages);
  return folder;
}

function npx(args, options = {}) {
  return spawnSync('npx', ['--no-install', 'beian-footer', ...args], {
    cwd: project.folder, encoding: 'utf8', ...options, env: { ...process.env, LC_ALL: 'C', ...options.env },
  });
}

test('nothing of the package runs at installation, and nothing but the package is packed', () => {
  const about = JSON.parse(fs.readFileSync(path.join(project.package, 'package.json'), 'utf8'));
  for (const name of ['scripts', 'dependencies', 'optionalDependencies', 'gypfile']) assert.equal(about[name], undefined);
  const names = project.packed.files.map((file) => file.path);
  assert.ok(names.includes('README.md') && names.includes('LICENSE'), names.join(' '));
  assert.deepEqual(names.filter((name) => /test|node_modules/.test(name)), []);
});

test('inject makes a site right, once', async (t) => {
  const folder = site(t);
  const before = await check(folder, NUMBERS);
  assert.equal(before.exitCode, 1);
  assert.deepEqual(before.report.findings.map((f) => [f.path, f.rule]), [
    ['a/b.html', 'icp-missing'], ['a/b.html', 'gongan-missing'], ['index.html', 'icp-missing'], ['index.html', 'gongan-missing']]);
  assert.match(before.output, /icp-missing/);
  const done = await inject(folder, NUMBERS);
  assert.deepEqual([done.exitCode, done.report.summary.changed, done.report.command], [0, 2, 'inject']);
  assert.ok(fs.readFileSync(path.join(folder, 'a/b.html'), 'utf8').includes(ICP));
  const files = filesOf(folder);
  assert.equal((await inject(folder, NUMBERS)).report.summary.changed, 0);
  assert.deepEqual(filesOf(folder), files);
  assert.equal((await check(folder, NUMBERS)).exitCode, 0);
});

test('beian.toml is found from the folder upward, and an option is stronger', async (t) => {
  const folder = site(t, { 'public/index.html': PAGE, 'beian.toml': `icp = "${ICP}"\nroot = "public"\n` });
  assert.equal((await check(undefined, { cwd: folder })).exitCode, 1);
  assert.equal((await inject({ cwd: folder })).exitCode, 0);
  assert.equal((await check('public', { cwd: folder })).exitCode, 0);
  const other = await check('public', { cwd: folder, icp: '沪ICP备2024990002号-3' });
  assert.equal(other.exitCode, 1);
  assert.ok(other.report.findings.some((finding) => finding.rule === 'number-unexpected'));
});

test('options: lang, quiet, args, config', async (t) => {
  const folder = site(t, { 'index.html': PAGE, 'other.toml': `icp = "${ICP}"\n` });
  const chinese = await check(folder, { ...NUMBERS, lang: 'zh' });
  assert.match(chinese.output, /页面/);
  assert.match(chinese.report.findings[0].message, /页面没有/);
  const quiet = await check(folder, { ...NUMBERS, quiet: true });
  assert.deepEqual([quiet.exitCode, quiet.output], [1, '']);
  assert.equal((await check(folder, { ...NUMBERS, args: ['--exit-zero'] })).exitCode, 0);
  assert.equal((await inject(folder, { config: path.join(folder, 'other.toml') })).exitCode, 0);
});

test('what is wrong with the options is told with exit code 2', async (t) => {
  const folder = site(t);
  for (const [options, words] of [
    [{ icpp: ICP }, /options\.icpp/], [{ icp: 'no number' }, /no number/], [{ icp: 5 }, /options\.icp/],
    [{ engine: 'fast' }, /options\.engine/], [{ ...NUMBERS, args: ['--nothing'] }, /--nothing/],
  ]) {
    const done = await check(folder, { lang: 'en', ...options });
    assert.deepEqual([done.exitCode, done.report], [2, null], JSON.stringify(options));
    assert.match(done.output, words);
  }
  const nowhere = await check(path.join(folder, 'nowhere'), NUMBERS);
  assert.equal(nowhere.exitCode, 2);
  assert.match(nowhere.output, /nowhere/);
});

test('transform: one page in memory', () => {
  const { html, findings } = transform(PAGE, NUMBERS);
  assert.ok(html.includes(ICP) && html.includes(GONGAN));
  assert.ok(findings.length > 0 && findings.every((finding) => finding.fixed || finding.severity === 'note'), JSON.stringify(findings));
  assert.equal(transform(html, NUMBERS).html, html);
  assert.throws(() => transform(PAGE, { icp: 'no number' }), /no number/);
});

test('import, require and types are of one mind', () => {
  const program = `const folder = process.argv[2] ?? 'nowhere';
    check(folder, { icp: '${ICP}', lang: 'en' }).then((r) => console.log(r.exitCode, typeof inject, typeof transform));`;
  const expected = '2 function function\n';
  assert.equal(runModule(project.folder, 'a.mjs', `import { check, inject, transform } from 'beian-footer';${program}`), expected);
  assert.equal(runModule(project.folder, 'a.cjs', `const { check, inject, transform } = require('beian-footer');${program}`), expected);
});

test('npx: the same flags, output and exit code', (t) => {
  const folder = site(t);
  const flags = ['--icp', ICP, '--gongan', GONGAN, folder];
  const before = npx(['check', ...flags]);
  assert.equal(before.status, 1, before.stderr);
  assert.match(before.stdout, /icp-missing/);
  assert.equal(npx(['inject', ...flags]).status, 0);
  assert.equal(npx(['check', ...flags, '--format', 'json']).stdout, spawnSync(process.env.BEIAN_BIN, ['check', ...flags, '--format', 'json'], { encoding: 'utf8' }).stdout);
  assert.equal(npx(['--version']).stdout, 'beian 0.1.0\n');
  assert.equal(npx(['chek']).status, 2);
});

test('the program is found by BEIAN_BIN, in a platform package, on PATH; another of its name is not it', async (t) => {
  const real = process.env.BEIAN_BIN;
  const native = path.join(project.package, 'lib/native.js');
  const found = (env) => runModule(project.folder, 'find.cjs',
    `console.log(String(require(${JSON.stringify(native)}).find()))`, { BEIAN_BIN: '', ...env }).trim();
  const folder = temporaryFolder(t);
  const path_ = `${folder}${path.delimiter}${path.dirname(process.execPath)}${path.delimiter}/usr/bin${path.delimiter}/bin`;
  assert.equal(found({ BEIAN_BIN: real }), real);
  assert.throws(() => found({ BEIAN_BIN: '/nowhere/beian' }), /BEIAN_BIN: \/nowhere\/beian/);
  fs.writeFileSync(path.join(folder, 'beian'), '#!/bin/sh\necho "beian: ICP query"\n', { mode: 0o755 });
  assert.notEqual(found({ PATH: path_ }), path.join(folder, 'beian'));
  fs.rmSync(path.join(folder, 'beian'));
  fs.symlinkSync(real, path.join(folder, 'beian'));
  assert.equal(found({ PATH: path_ }), path.join(folder, 'beian'));
  const carried = path.join(project.folder, 'node_modules', `beian-footer-${process.platform}-${process.arch}`);
  fs.mkdirSync(carried);
  fs.copyFileSync(real, path.join(carried, 'beian'));
  assert.equal(found({ PATH: path_ }), path.join(carried, 'beian'));
  fs.rmSync(carried, { recursive: true });
});

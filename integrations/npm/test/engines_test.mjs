// The native program and the WebAssembly core give the same bytes, the same findings, the same text and the same exit code:
// on every page of the rules' fixtures, of badges as people make them, of placement, and on the bundled site; and for what
// is wrong with a command line or a config.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { createRequire } from 'node:module';

import { GONGAN, ICP, PACKAGE, PAGE, ROOT, filesOf, temporaryFolder, writeSite } from './support.mjs';

const require = createRequire(import.meta.url);
const built = fs.existsSync(path.join(PACKAGE, 'lib/beian.wasm'));
if (!built) console.log('SKIPPED: beian.wasm is not built: cmake --preset wasm && cmake --build --preset wasm');
const skip = built ? false : 'beian.wasm is not built';
const walk = built ? require(path.join(PACKAGE, 'lib/walk.js')).run : null;
const NUMBERS = ['--icp', ICP, '--gongan', GONGAN];
const ENVIRONMENT = { ...process.env, LC_ALL: 'C', GITHUB_ACTIONS: '', NO_COLOR: '1' };

function native(args, cwd) {
  const done = spawnSync(process.env.BEIAN_BIN, args, { cwd, env: ENVIRONMENT });
  return { exitCode: done.status, out: done.stdout.toString(), errors: done.stderr.toString() };
}

function wasm(args, cwd) {
  const { exitCode, outputs, errors } = walk(args, { cwd, env: ENVIRONMENT });
  const out = outputs.filter(({ file }) => file === '').map(({ bytes }) => Buffer.from(bytes).toString()).join('');
  return { exitCode, out, errors };
}

/** Runs both on copies of `make`'s folder and compares all that they say and leave behind. */
function same(t, make, ...commands) {
  const [left, right] = [temporaryFolder(t), temporaryFolder(t)];
  make(left);
  make(right);
  let last;
  for (const args of commands) {
    last = native(args, left);
    assert.deepEqual(wasm(args, right), last, args.join(' '));
    assert.deepEqual(filesOf(right), filesOf(left), args.join(' '));
  }
  return last;
}

const copy = (from) => (to) => fs.cpSync(from, to, { recursive: true });
const BOTH = (...more) => [['check', '.', '--format', 'json', ...more], ['check', '.', ...more], ['inject', '.', '--format', 'json', ...more],
                           ['inject', '.', '-v', ...more], ['check', '.', '--lang', 'zh', ...more]];

for (const folder of ['fixtures/rules', 'fixtures/badges', 'fixtures/placement', 'fixtures/site/public']) {
  test(`${folder}: with both numbers, with one, and where none may be shown`, { skip }, (t) => {
    const from = copy(path.join(ROOT, folder));
    const done = same(t, from, ...BOTH(...NUMBERS, '--include', '**/*.html'));
    assert.ok(done.out.length > 100);
    same(t, from, ...BOTH('--icp', ICP, '--owner', '某公司', '--scope', 'home'));
    same(t, from, ['check', '.', '--show', 'forbidden', '--format', 'ndjson']);
  });
}

test('beian.toml: icon, template, snippet, overrides, globs', { skip }, (t) => {
  same(t, (folder) => writeSite(folder, {
    'beian.toml': `icp = "${ICP}"\ngongan = "code.html"\nroot = "public"\nexclude = ["embed/**"]\nowner = "某公司"\n` +
      '[badge]\nicon = "icon.svg"\ntemplate = "footer.html"\n[rules]\nicp-link-stale = "warning"\n' +
      '[[override]]\npaths = ["old/**"]\n[override.rules]\nnumber-unexpected = "note"\n',
    'code.html': `<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">${GONGAN}</a>`,
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36.5 4e1"></svg>',
    'footer.html': '<p><a href="{{icp_url}}">{{icp}}</a> <a href="{{gongan_url}}"><img alt="" src="{{icon}}"> {{gongan}}</a></p>{{#owner}}<p>版权所有 {{owner}}</p>{{/owner}}',
    'public/index.html': PAGE,
    'public/a-b/index.html': PAGE, 'public/a/index.html': PAGE, 'public/a.html': PAGE,
    'public/sheet.html': PAGE.replace('<title>', '<link rel="stylesheet" href="x.css"><title>'),
    'public/x.css': 'footer { display: none }',
    'public/embed/index.html': PAGE,
    'public/old/index.html': PAGE.replace('me', '沪ICP备2024990002号-3'),
    'public/csp.html': PAGE.replace('<title>', '<meta http-equiv="Content-Security-Policy" content="style-src \'self\'"><title>'),
  }), ['check', '--format', 'json'], ['inject', '--format', 'json'], ['check'], ['inject', 'public/a.html', 'public/old']);
});

test('what is wrong with a command line, a config or a folder is said in the same words', { skip }, (t) => {
  const site = (toml) => (folder) => writeSite(folder, { 'beian.toml': toml, 'public/index.html': PAGE, 'empty/x.txt': '' });
  const fine = `icp = "${ICP}"\n`;
  for (const args of [['chek'], [], ['check', '--icpp', ICP], ['check', '--icp'], ['check', 'nowhere'], ['check', 'empty'], ['check', '--format', 'jsn'],
                      ['check', '--format='], ['check', '--max-warnings', 'x'], ['check', '--lang', 'xx'], ['check', '--config', 'nowhere.toml'],
                      ['check', '--scope', 'some'], ['check', '-q'], ['check', '-qv', '--format=json'], ['check', '--rule', 'icp-missing=off'],
                      ['check', '--exit-zero'], ['check', '--badge-icon', 'nowhere.png'], ['--version']]) {
    same(t, site(fine), args);
  }
  for (const toml of ['icpp = "x"\n', 'icp = "no number"\n', 'icp = 1.5\n', 'icp = [\n', 'icp = 1e999\n', '', `${fine}[badge]\nicon = "../x.png"\n`,
                      `${fine}scope = "home"\nshow = "optional"\n`, `${fine}root = "nowhere"\n`, `${fine}include = ["*.nothing"]\n`]) {
    same(t, site(toml), ['check', '--format', 'json'], ['inject']);
  }
});

test('what only the program has is refused by name', { skip }, (t) => {
  const folder = temporaryFolder(t);
  writeSite(folder, { 'index.html': PAGE });
  for (const [args, name] of [[['number', ICP], 'beian number'], [['check', '--format', 'sarif', ...NUMBERS, '.'], '--format sarif'],
                              [['check', '--baseline', 'x', ...NUMBERS, '.'], '--baseline'], [['check', '--files-from', '-', '.'], '--files-from']]) {
    const done = wasm(args, folder);
    assert.equal(done.exitCode, 2);
    assert.ok(done.errors.includes(`${name} is for the native program alone`), done.errors);
  }
});

test('a page is replaced, not written over; a read-only one, one with two names and a root in use are left alone', { skip }, (t) => {
  const folder = temporaryFolder(t);
  writeSite(folder, { 'index.html': PAGE, 'fixed.html': PAGE, 'linked.html': PAGE });
  fs.linkSync(path.join(folder, 'linked.html'), path.join(path.dirname(folder), 'kept.html'));
  const before = fs.statSync(path.join(folder, 'index.html')).ino;
  fs.chmodSync(path.join(folder, 'fixed.html'), 0o444);
  fs.chmodSync(path.join(folder, 'index.html'), 0o640);
  const done = wasm(['inject', ...NUMBERS, '.'], folder);
  assert.equal(done.exitCode, 2);
  assert.match(done.errors, /fixed\.html: read-only/);
  assert.match(done.errors, /linked\.html: the file has 2 names/);
  assert.equal(fs.readFileSync(path.join(path.dirname(folder), 'kept.html'), 'utf8'), PAGE);
  assert.notEqual(fs.statSync(path.join(folder, 'index.html')).ino, before);
  assert.ok(fs.readFileSync(path.join(folder, 'index.html'), 'utf8').includes(ICP));
  assert.equal(fs.statSync(path.join(folder, 'index.html')).mode & 0o777, 0o640);
  assert.ok(!fs.existsSync(path.join(folder, '.beian')));
  writeSite(folder, { '.beian/lock': String(process.ppid) });
  const locked = wasm(['inject', ...NUMBERS, '.'], folder);
  assert.equal(locked.exitCode, 2);
  assert.match(locked.errors, /locked/);
});

test('a write may take less than it is given', { skip }, () => {
  const { writeAll } = require(path.join(PACKAGE, 'lib/staging.js'));
  const taken = [];
  writeAll(3, Buffer.from('abcdefg'), (fd, bytes, at, length) => {
    taken.push(bytes.subarray(at, at + Math.min(length, 3)).toString());
    return Math.min(length, 3);
  });
  assert.deepEqual(taken, ['abc', 'def', 'g']);
  assert.throws(() => writeAll(3, Buffer.from('a'), () => 0), { code: 'ENOSPC' });
});

test('the module asks its host for nothing', { skip }, () => {
  const bytes = fs.readFileSync(path.join(PACKAGE, 'lib/beian.wasm'));
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), []);
});

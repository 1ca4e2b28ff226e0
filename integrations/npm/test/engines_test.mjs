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

// Each runs in a folder of its own, whose name stands in some messages.
const placeless = ({ exitCode, out, errors }, folder) => ({ exitCode, out: out.replaceAll(folder, 'HERE'), errors: errors.replaceAll(folder, 'HERE') });

/** Runs both on copies of `make`'s folder and compares all that they say and leave behind. */
function same(t, make, ...commands) {
  const [left, right] = [temporaryFolder(t), temporaryFolder(t)];
  make(left);
  make(right);
  let last;
  for (const args of commands) {
    last = native(args, left);
    assert.deepEqual(placeless(wasm(args, right), right), placeless(last, left), args.join(' '));
    assert.deepEqual(filesOf(right), filesOf(left), args.join(' '));
  }
  return last;
}

const BOTH = (...more) => [['check', '.', '--format', 'json', ...more], ['check', '.', ...more], ['inject', '.', '--format', 'json', ...more],
                           ['inject', '.', '-v', ...more], ['check', '.', '--lang', 'zh', ...more]];

// What the program alone looks at: files of the site that are no pages (README, “Two engines”).
const OTHER_FILES = ['precompressed-stale', 'precache-stale', 'sitemap-page-missing', 'sitemap-unlisted'];

for (const folder of ['fixtures/rules', 'fixtures/badges', 'fixtures/placement', 'fixtures/site/public', 'fixtures/precheck-sites', 'fixtures/precheck']) {
  test(`${folder}: with both numbers, with one, and where none may be shown`, { skip }, (t) => {
    const from = (to) => fs.cpSync(path.join(ROOT, folder), to, { recursive: true, filter: (name) => ![...OTHER_FILES, 'sitemap.xml'].includes(path.basename(name)) });
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

test('extends, [env.NAME], [[site]], the environment', { skip }, (t) => {
  const toml = (rest) => (folder) => writeSite(folder, {
    'beian.toml': `extends = "shared/base.toml"\n${rest}`, 'shared/base.toml': `icp = "${ICP}"\nroot = "../public"\nextends = "deep/er.toml"\n`,
    'shared/deep/er.toml': 'owner = "某公司"\nscope = "home"\n', 'public/index.html': PAGE, 'public/en/index.html': PAGE, 'public/a.html': PAGE,
  });
  const commands = [['check', '--format', 'json'], ['check'], ['inject', '--format', 'json']];
  same(t, toml(''), ...commands);
  same(t, toml(`[env.preview]\nshow = "optional"\n[env.REGION]\nwhen = "REGION=overseas"\nshow = "forbidden"\n`), ...commands);
  same(t, toml(`[[site]]\nmatch = ["en/**"]\nicp = "沪ICP备2024990002号-3"\n`), ...commands);
  same(t, toml(`scope = "all"\n[[site]]\nlang = "en"\nicp = "沪ICP备2024990002号-3"\n[[site]]\nhost = "b.example.cn"\nshow = "optional"\n`), ...commands);
  same(t, toml('[[site]]\nicp = "沪ICP备2024990002号-3"\n'), ...commands);
  same(t, (folder) => writeSite(folder, {
    'beian.toml': `icp = "${ICP}"\n[[site]]\nhost = "b.example.cn"\nicp = "沪ICP备2024990002号-3"\n[[site]]\nlang = "en"\nshow = "forbidden"\n`,
    'public/index.html': PAGE, 'public/en.html': PAGE.replace(/<html[^>]*>/, '<html lang="EN-gb">'),
    'public/b.html': PAGE.replace('<title>', '<link rel="canonical" href="https://b.example.cn/b"><title>') }), ...commands);
  same(t, toml('extends = "other.toml"\n'), ['check']);
  same(t, (folder) => writeSite(folder, { 'beian.toml': 'extends = "nowhere.toml"\n', 'public/index.html': PAGE }), ['check']);
  same(t, (folder) => writeSite(folder, { 'beian.toml': 'extends = "beian.toml"\n', 'public/index.html': PAGE }), ['check']);
});

test('what is wrong with a command line, a config or a folder is said in the same words', { skip }, (t) => {
  const site = (toml) => (folder) => writeSite(folder, { 'beian.toml': toml, 'public/index.html': PAGE, 'empty/x.txt': '' });
  const fine = `icp = "${ICP}"\n`;
  for (const args of [['chek'], [], ['check', '--icpp', ICP], ['check', '--icp'], ['check', 'nowhere'], ['check', 'empty'], ['check', '--format', 'jsn'],
                      ['check', '--format='], ['check', '--format=', 'json'], ['check', '--icp=', '--quiet'], ['check', '-j'], ['check', '--icp', '--quiet'],
                      ['check', '-qj2'], ['check', '-j=2'], ['check', '--'], ['check', '--', 'public'], ['check', '--', '-x'], ['check', '-x'], ['--quiet'], ['--icp', ICP], ['check', '--nothing', '--icp', ICP],
                      ['check', '--max-warnings', 'x'], ['check', '--lang', 'xx'], ['check', '--color', 'xx'], ['chek', '--lang', 'zh'], ['check', '--color', 'always'], ['check', '--format', 'json', '--config', 'public'], ['check', '--config', 'nowhere.toml'],
                      ['check', '--scope', 'some'], ['check', '-q'], ['check', '-qv', '--format=json'], ['check', '--rule', 'icp-missing=off'],
                      ['check', '--exit-zero'], ['check', '--badge-icon', 'nowhere.png'], ['--version']]) {
    same(t, site(fine), args);
  }
  for (const toml of ['icpp = "x"\n', 'icp = "no number"\n', 'icp = 1.5\n', 'icp = [\n', 'icp = 1e999\n', '', `${fine}[badge]\nicon = "../x.png"\n`,
                      `${fine}scope = "home"\nshow = "optional"\n`, `${fine}root = "nowhere"\n`, `${fine}include = ["*.nothing"]\n`]) {
    same(t, site(toml), ['check', '--format', 'json'], ['inject']);
  }
});

// A page, a sheet, a setting or a whole folder that is a link; what stands beside the site is told apart by its words.
const LINKS = {
  'a page outside': (site) => fs.symlinkSync('../beside/page.html', `${site}/link.html`),
  'a page outside, by its whole path': (site) => fs.symlinkSync(path.resolve(site, '../beside/page.html'), `${site}/a/link.html`),
  'a folder outside': (site) => fs.symlinkSync('../beside', `${site}/folder`),
  'a folder outside that is excluded': (site) => fs.symlinkSync('../beside', `${site}/embed`),
  'a page inside': (site) => fs.symlinkSync('a/index.html', `${site}/same.html`),
  'a folder inside': (site) => fs.symlinkSync('a', `${site}/b`),
  'the parent': (site) => fs.symlinkSync('..', `${site}/a/up`),
  'itself': (site) => fs.symlinkSync('loop.html', `${site}/loop.html`),
  'a circle': (site) => { fs.symlinkSync('a/y', `${site}/x`); fs.symlinkSync('../x', `${site}/a/y`); },
  'a chain that ends outside': (site) => { fs.symlinkSync('two.html', `${site}/one.html`); fs.symlinkSync('../beside/page.html', `${site}/two.html`); },
  'nothing': (site) => fs.symlinkSync('../beside/gone.html', `${site}/gone.html`),
  'a sheet outside': (site) => { fs.symlinkSync('../beside/hide.css', `${site}/x.css`); writeSite(site, { 'a/s.html': PAGE.replace('<title>', '<link rel="stylesheet" href="/x.css"><title>') }); },
  'a pipe': (site) => { spawnSync('mkfifo', [`${site}/pipe.html`]); },
  'a folder with a page’s name': (site) => writeSite(site, { 'a.html/index.html': PAGE }),
  'a setting’s file outside': (site, settings) => { fs.symlinkSync('../beside/icon.svg', `${settings}/icon.svg`); fs.appendFileSync(`${settings}/beian.toml`, '[badge]\nicon = "icon.svg"\n'); },
  'a report outside': (site, settings) => {
    fs.symlinkSync('../beside', `${settings}/reports`);
    fs.appendFileSync(`${settings}/beian.toml`, 'format = ["json=reports/x.json"]\n');
  },
  'a report above': (site, settings) => fs.appendFileSync(`${settings}/beian.toml`, 'format = ["json=../x.json"]\n'),
  'another config outside': (site, settings) => {
    fs.symlinkSync('../beside/other.toml', `${settings}/other.toml`);
    writeSite(settings, { 'beside/other.toml': 'icpp = "a secret"\n', '../beside/other.toml': 'icpp = "a secret"\n',
                          'beian.toml': `extends = "other.toml"\n${fs.readFileSync(`${settings}/beian.toml`)}` });
  },
  'the icon’s place': (site, settings) => {
    writeSite(settings, { 'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 40"></svg>' });
    fs.appendFileSync(`${settings}/beian.toml`, '[badge]\nicon = "icon.svg"\n');
  },
  'the root': (site) => { fs.renameSync(site, `${site}-1`); fs.symlinkSync(path.basename(`${site}-1`), site); },
  'the staging folder': (site) => fs.symlinkSync('../beside', `${site}/.beian`),
};
for (const [name, link] of Object.entries(LINKS)) {
  test(`where a link leads: ${name}`, { skip }, (t) => {
    same(t, (folder) => {
      const settings = path.join(folder, 'project');
      writeSite(folder, { 'project/beian.toml': `icp = "${ICP}"\nroot = "public"\nexclude = ["embed/**"]\n`, 'project/public/index.html': PAGE, 'project/public/a/index.html': PAGE,
                          'project/beside/page.html': PAGE, 'project/beside/hide.css': 'footer { display: none }', 'beside/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>' });
      link(path.join(settings, 'public'), settings);
    }, ...[['check', '--format', 'json'], ['inject', '--format', 'json'], ['check'], ['inject', '--lang', 'zh'], ['inject', 'public/link.html']].map((args) => [...args, '--config', 'project/beian.toml']));
  });
}

test('what only the program has is refused by name', { skip }, (t) => {
  const folder = temporaryFolder(t);
  writeSite(folder, { 'index.html': PAGE });
  for (const [args, name] of [[['number', ICP], 'beian number'], [['look', '.'], 'beian look'], [['precheck', '.'], 'beian precheck'], [['remove', '.'], 'beian remove'], [['check', '--help'], '--help'], [['--help'], '--help'],
                             [['check', '--format', 'html', ...NUMBERS, '.'], '--format html'], [['check', '--format', 'sarif', ...NUMBERS, '.'], '--format sarif'],
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

test('a placement by XPath is refused by name; what is no folder, an archive, is no page', { skip }, (t) => {
  const folder = temporaryFolder(t);
  writeSite(folder, { 'public/index.html': PAGE, 'site.zip': 'PK', 'beian.toml': `icp = "${ICP}"\n[placement]\nselector = "xpath://footer"\n` });
  const done = wasm(['check', 'public'], folder);
  assert.deepEqual([done.exitCode, done.out], [2, '']);
  assert.match(done.errors, /XPath/);
  same(t, (site) => writeSite(site, { 'site.zip': 'PK', 'x.txt': 'x' }), ['check', 'site.zip', ...NUMBERS]);
});

test('a page for which there is no memory ends the run with a sentence, and the page stays', { skip }, (t) => {
  const folder = temporaryFolder(t);
  writeSite(folder, { 'a.html': PAGE });
  const { Core } = require(path.join(PACKAGE, 'lib/core.js'));
  const { put } = Core.prototype;
  t.after(() => { Core.prototype.put = put; });
  Core.prototype.put = function (value) {
    return value.length === Buffer.byteLength(PAGE) ? this.x.beian_allocate(0xffff0000) : put.call(this, value);
  };
  const done = wasm(['inject', ...NUMBERS, '.'], folder);
  assert.deepEqual([done.exitCode, done.out], [2, '']);
  assert.match(done.errors, /ran out of memory/);
  assert.deepEqual(Object.fromEntries(filesOf(folder)), { 'a.html': PAGE });
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

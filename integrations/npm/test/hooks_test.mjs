// What all hooks share, and that each of them is in the package with its types.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { GONGAN, ICP, PACKAGE, PAGE, filesOf, installed, runModule, writeSite } from './support.mjs';

const HOOKS = fs.readdirSync(path.dirname(PACKAGE)).filter((name) => fs.existsSync(path.join(PACKAGE, '..', name, 'hook.cjs')));

test('every hook is a function in the package, for import and for require, with types beside it', (context) => {
  const project = installed(context);
  assert.notEqual(HOOKS.length, 0);
  for (const name of HOOKS) {
    const printed = runModule(project.folder, 'use.mjs', `
      import { createRequire } from 'node:module';
      import hook from 'beian-footer/${name}';
      const required = createRequire(import.meta.url)('beian-footer/${name}');
      console.log(typeof hook, hook === required);`);
    assert.equal(printed, 'function true\n', name);
    assert.ok(fs.existsSync(path.join(project.package, 'hooks', `${name}.d.cts`)), `${name}: no types`);
    assert.ok(fs.readFileSync(path.join(PACKAGE, '..', name, 'hook.cjs'), 'utf8').split('\n').length <= 60, `${name}: longer than 60 lines`);
  }
});

test('afterBuild injects, checks, prints the findings once and fails', (context) => {
  const project = installed(context);
  const build = (argument) => runModule(project.folder, 'build.mjs', `
    import { afterBuild } from 'beian-footer/hook';
    process.stderr.write = (text) => process.stdout.write('stderr: ' + text);
    try {
      await afterBuild('dist', ${JSON.stringify(argument.options)}, ${JSON.stringify(argument.build ?? {})});
      console.log('passed');
    } catch (error) {
      console.log('failed', error.stack === error.message, error.message);
    }`);
  const numbers = { icp: ICP, gongan: GONGAN, lang: 'en' };
  const dist = path.join(project.folder, 'dist');
  writeSite(dist, { 'index.html': PAGE });

  assert.match(build({ options: { ...numbers, command: 'check' } }), /^stderr: [^]*icp-missing[^]*\nfailed true beian: 1 page: [^\n]*2 errors[^\n]*\n$/);
  assert.equal(filesOf(dist).get('index.html'), PAGE, 'check changed the page');
  assert.equal(build({ options: numbers, build: { watching: true } }), 'passed\n', 'a watch mode is left alone');
  assert.equal(filesOf(dist).get('index.html'), PAGE, 'the hook ran in a watch mode');
  assert.match(build({ options: { ...numbers, watch: true }, build: { watching: true } }), /1 changed[^]*\npassed\n$/);
  assert.match(filesOf(dist).get('index.html'), /data-beian/);
  assert.match(build({ options: { ...numbers, command: 'check' } }), /1 clean[^]*\npassed\n$/);
  assert.equal(build({ options: { ...numbers, quiet: true } }), 'passed\n');

  assert.match(build({ options: { lang: 'en' } }), /^stderr: beian: error: no filing number[^]*\nfailed true beian: error: no filing number is configured[^\n]*\n$/);
  assert.match(build({ options: { ...numbers, icpp: '1' } }), /\nfailed true beian: error: options.icpp/);
  assert.match(build({ options: { ...numbers, command: 'remove' } }), /\nfailed true beian: error: options.command: “inject” or “check” is expected/);
});

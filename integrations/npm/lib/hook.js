'use strict';
// What the hooks of all generators share. A hook knows when its generator is done and where the pages are; this runs beian
// on them, prints what a person reads, and fails the build where something is wrong.
//
// Some generators print an error's message, some its stack, some both, some twice. So the findings are printed here, once, and
// the error that ends the build is their last line. It has no stack: where our code was is of no use to who must mend a footer.
const { performance } = require('node:perf_hooks');

const { BeianError, localeLanguage } = require('./error.js');
const { inject, check } = require('./index.js');

function failure(output) {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const error = new Error(last.startsWith('beian:') ? last : `beian: ${last}`);
  error.name = 'BeianError';
  error.stack = error.message;
  return error;
}

function run(command, dir, options) {
  if (command === 'inject') return inject(dir, options);
  if (command === 'check') return check(dir, options);
  const error = new BeianError('options.command: “inject” or “check” is expected.', 'options.command：应为 inject 或 check。');
  return { exitCode: 2, output: `beian: error: ${error.in(options.lang ?? localeLanguage())}\n` };
}

/**
 * @param {string} dir the folder of the pages
 * @param {import('./hook.js').HookOptions} [options]
 * @param {{ watching?: boolean, cwd?: string }} [build] what the generator says of itself
 */
async function afterBuild(dir, options = {}, build = {}) {
  const { command = 'inject', watch = false, ...rest } = options;
  if (build.watching && !watch) return;
  const begin = performance.now();
  const { exitCode, output } = await run(command, dir, { cwd: build.cwd, ...rest });
  performance.measure('beian', { start: begin, end: performance.now() });
  (exitCode === 0 ? process.stdout : process.stderr).write(output);
  if (exitCode !== 0) throw failure(output);
}

module.exports = { afterBuild };

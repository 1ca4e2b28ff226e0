'use strict';
// What the hooks of all generators share. A hook knows when its generator is done and where the pages are; this runs beian
// on them, prints what a person reads, and fails the build where something is wrong.
//
// A generator shows the error that ends a build in ways of its own: the message, the stack, or both. The findings are the
// message, and there is no stack: where our code was is of no use to the person who must mend a footer.
const { performance } = require('node:perf_hooks');

const { inject, check } = require('./index.js');

function failed(output) {
  const error = new Error(`beian: this build is not right\n${output.trimEnd()}`);
  error.name = 'BeianError';
  error.stack = error.message;
  return error;
}

/**
 * @param {string} dir the folder of the pages
 * @param {import('./hook.js').HookOptions} [options]
 * @param {{ watching?: boolean, cwd?: string }} [build] what the generator says of itself
 */
async function afterBuild(dir, options = {}, build = {}) {
  const { command = 'inject', watch = false, ...rest } = options;
  if (build.watching && !watch) return;
  if (command !== 'inject' && command !== 'check') throw failed(`beian: error: command: 'inject' or 'check' is expected, not '${command}'`);
  const begin = performance.now();
  const { exitCode, output } = await { inject, check }[command](dir, { cwd: build.cwd, ...rest });
  performance.measure('beian', { start: begin, end: performance.now() });
  if (exitCode !== 0) throw failed(output);
  process.stdout.write(output);
}

module.exports = { afterBuild };

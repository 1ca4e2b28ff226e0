'use strict';
// The package's functions: the native program where there is one.
const { BeianError, localeLanguage } = require('./error.js');
const native = require('./native.js');
const options = require('./options.js');

async function run(command, dir, given) {
  const { args, cwd, engine } = options.read(dir, given);
  const program = engine === 'wasm' ? null : native.find();
  if (program === null) {
    throw new BeianError('the program beian was not found. Put it on PATH, or set BEIAN_BIN to it.',
                         '没有找到 beian 程序。请放入 PATH，或用 BEIAN_BIN 指定。');
  }
  return native.report(program, command, args, { cwd, env: process.env });
}

// Trouble with the options or the engine is told as the program tells its own: exit code 2 and a sentence.
async function answer(command, dir, given) {
  try {
    return await run(command, dir, given);
  } catch (error) {
    if (!(error instanceof BeianError)) throw error;
    const language = given?.lang ?? (typeof dir === 'object' ? dir?.lang : undefined) ?? localeLanguage();
    return { exitCode: 2, report: null, output: `beian: error: ${error.in(language)}\n` };
  }
}

module.exports = {
  inject: (dir, given) => answer('inject', dir, given),
  check: (dir, given) => answer('check', dir, given),
  transform: require('./transform.js'),
};

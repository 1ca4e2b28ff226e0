'use strict';
// The package's functions: the native program where there is one, else the WebAssembly core with a walker of ours. Both
// give the same bytes, findings and exit code.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { BeianError, localeLanguage } = require('./error.js');
const native = require('./native.js');
const options = require('./options.js');

async function run(command, dir, given) {
  const { args, cwd, engine } = options.read(dir, given);
  const program = engine === 'wasm' ? null : native.find();
  if (program !== null) return native.report(program, command, args, { cwd, env: process.env });
  if (engine === 'native') {
    throw new BeianError('the program beian was not found. Put it on PATH, or set BEIAN_BIN to it.',
                         '没有找到 beian 程序。请放入 PATH，或用 BEIAN_BIN 指定。');
  }
  return byWalker(command, args, cwd);
}

// The report goes to a file of no disk: its name is only how it is found again.
function byWalker(command, args, cwd) {
  const name = path.join(os.tmpdir(), 'beian-report.json');
  const { run: walk } = require('./walk.js');
  const { exitCode, outputs, errors } = walk([command, '--format=text', `--format=json=${name}`, ...args], { cwd });
  const json = outputs.find((output) => output.file === name);
  const text = outputs.find((output) => output.file === '');
  for (const { file, bytes } of outputs) {
    if (file !== '' && file !== name) fs.writeFileSync(path.resolve(cwd, file), bytes);
  }
  return {
    exitCode,
    report: json === undefined ? null : JSON.parse(Buffer.from(json.bytes).toString('utf8')),
    output: Buffer.from(text?.bytes ?? []).toString('utf8') + errors,
  };
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

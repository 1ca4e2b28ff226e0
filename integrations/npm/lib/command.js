'use strict';
// `npx beian-footer …`: the same flags, output and exit code as the program's.
const fs = require('node:fs');
const path = require('node:path');

const { BeianError, localeLanguage } = require('./error.js');
const native = require('./native.js');

async function main(args) {
  try {
    const program = native.find();
    if (program !== null) return await native.passThrough(program, args);
    const { exitCode, outputs, errors } = require('./walk.js').run(args, { cwd: process.cwd() });
    for (const { file, bytes } of outputs) {
      if (file === '') process.stdout.write(bytes);
      else fs.writeFileSync(path.resolve(file), bytes);
    }
    process.stderr.write(errors);
    return exitCode;
  } catch (error) {
    if (!(error instanceof BeianError)) throw error;
    process.stderr.write(`beian: error: ${error.in(localeLanguage())}\n`);
    return 2;
  }
}

module.exports = { main };

'use strict';
// `npx beian-footer …`: the same flags, output and exit code as the program's.
const { BeianError, localeLanguage } = require('./error.js');
const native = require('./native.js');

async function main(args) {
  try {
    const program = native.find();
    if (program !== null) return await native.passThrough(program, args);
    throw new BeianError('the program beian was not found. Put it on PATH, or set BEIAN_BIN to it.',
                         '没有找到 beian 程序。请放入 PATH，或用 BEIAN_BIN 指定。');
  } catch (error) {
    if (!(error instanceof BeianError)) throw error;
    process.stderr.write(`beian: error: ${error.in(localeLanguage())}\n`);
    return 2;
  }
}

module.exports = { main };

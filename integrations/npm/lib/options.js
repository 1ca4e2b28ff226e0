'use strict';
// Options of the functions ↔ arguments of the command line. One row an option, so that a name which is none is an error
// and not ignored: { icpp: '…' } must not check a site for nothing.
const { BeianError } = require('./error.js');

const ROWS = {
  icp: { flag: '--icp', many: true },
  gongan: { flag: '--gongan', many: true },
  config: { flag: '--config' },
  root: { flag: '--root' },
  lang: { flag: '--lang' },
  quiet: { flag: '--quiet', bare: true },
  args: {},
  cwd: {},
  engine: {},
};

function wrong(name, what) {
  return new BeianError(`options.${name}: ${what.en}`, `options.${name}：${what.zh}`);
}

/** [dir, options] as the functions take them → what to run. */
function read(dir, options) {
  if (dir !== null && typeof dir === 'object') [dir, options] = [undefined, dir];
  options ??= {};
  if (dir !== undefined && typeof dir !== 'string') {
    throw new BeianError('dir: expected is a folder as a string.', 'dir：应为字符串形式的文件夹路径。');
  }
  return { args: [...toArgs(options), ...(dir === undefined ? [] : [operand(dir)])], ...place(options) };
}

// A folder that begins like an option.
function operand(dir) {
  return dir.startsWith('-') ? `./${dir}` : dir;
}

function place({ cwd, engine }) {
  if (engine !== undefined && engine !== 'native' && engine !== 'wasm') {
    throw wrong('engine', { en: '“native” or “wasm” is expected.', zh: '应为 native 或 wasm。' });
  }
  return { cwd: cwd ?? process.cwd(), engine };
}

function toArgs(options) {
  const args = [];
  for (const [name, value] of Object.entries(options)) {
    const row = ROWS[name];
    if (row === undefined) {
      throw wrong(name, { en: `there is no such option. There are: ${Object.keys(ROWS).join(', ')}.`,
                          zh: `没有这个选项。可用：${Object.keys(ROWS).join('、')}。` });
    }
    if (row.flag === undefined || value === undefined || value === null) continue;
    if (row.bare) {
      if (value) args.push(row.flag);
      continue;
    }
    const values = row.many && Array.isArray(value) ? value : [value];
    for (const each of values) {
      if (typeof each !== 'string') throw wrong(name, { en: 'a string is expected.', zh: '应为字符串。' });
      args.push(`${row.flag}=${each}`);
    }
  }
  return [...args, ...(options.args ?? [])];
}

module.exports = { read, toArgs, place };

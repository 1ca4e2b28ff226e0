'use strict';
// The WebAssembly core where there is no native program: compiled once for a process, and what it asks of a disk.
const fs = require('node:fs');
const path = require('node:path');

const { Core, Program } = require('./core.js');
const { BeianError, reason } = require('./error.js');

let module_ = null;

const FILE = path.join(__dirname, 'beian.wasm');

/** Is the core in this package? One that was packed from the sources before `cmake --build --preset wasm` lacks it. */
const available = () => fs.existsSync(FILE);

function compiled() {
  if (!available()) {
    throw new BeianError('neither the program beian nor beian.wasm was found. Put the program on PATH, set BEIAN_BIN to it, or build the preset wasm.',
                         '没有找到 beian 程序，也没有 beian.wasm。请把程序放入 PATH，用 BEIAN_BIN 指定，或构建 wasm 预设。');
  }
  module_ ??= new WebAssembly.Module(fs.readFileSync(FILE));
  return module_;
}

function program(args, env = process.env) {
  const heard = Object.entries(env).filter(([name]) => /^(BEIAN_.*|LC_ALL|LC_MESSAGES|LANG)$/.test(name) && name !== 'BEIAN_BIN');
  return new Program(new Core(compiled()), args, Object.fromEntries(heard), new Date().getUTCFullYear());
}

/** beian.toml, given to the program. */
function readConfig(running, file, cwd) {
  const whole = path.resolve(cwd, file);
  let text;
  try {
    if (fs.existsSync(whole) && !fs.statSync(whole).isFile()) throw Object.assign(new Error('no file'), { code: 'EISDIR' });
    text = fs.readFileSync(whole);
  } catch (error) {
    throw new BeianError(`cannot read the config ${file}: ${reason(error)}. Give an existing file with --config, or leave it out.`,
                         `无法读取配置 ${file}：${reason(error)}。请用 --config 指定存在的文件，或不指定。`);
  }
  if (text.length > 1 << 20) {
    throw new BeianError(`the config ${file} is larger than 1 MiB. Give the right file with --config.`,
                         `配置 ${file} 超过 1 MiB。请用 --config 指定正确的文件。`);
  }
  const relative = path.relative(cwd, whole);
  const inside = path.isAbsolute(file) && relative !== '' && relative.split(path.sep)[0] !== '..';
  running.toml(text, inside ? relative : file, path.dirname(whole));
}

// With all links followed, as far as there is something.
function realPath(file) {
  try {
    return fs.realpathSync(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realPath(folder), path.basename(file));
  }
}

/** A file that a setting names: plugin/site/setting_file.h. */
function settingFile(cwd) {
  return (folder, name, most) => {
    if (name === '' || name.includes('\0')) return { state: 'absent' };
    const file = folder === '' ? path.resolve(cwd, name) : path.resolve(folder, name);
    const real = realPath(file);
    if (folder !== '') {
      const inside = path.relative(realPath(folder), real);
      if (inside.split(path.sep)[0] === '..' || path.isAbsolute(inside)) return { state: 'outside' };
    }
    if (!fs.existsSync(real)) return { state: 'absent' };
    if (most === 0 || !fs.statSync(real).isFile()) return { state: 'absent' };
    const bytes = fs.readFileSync(real);
    if (bytes.length > most) return { state: 'read', bytes: bytes.subarray(0, most + 1) };
    return { state: 'read', bytes: /\.(md|markdown)$/.test(name) ? markdown(bytes, name) : bytes };
  };
}

// The native program has cmark; the same specification in JavaScript is a package of its own, which few templates need.
function markdown(bytes, name) {
  let commonmark;
  try {
    commonmark = require(require.resolve('commonmark', { paths: [process.cwd(), __dirname] }));
  } catch {
    throw new BeianError(`${name}: a template in Markdown needs the native program or the package commonmark: npm i -D commonmark.`,
                         `${name}：Markdown 模板需要本机程序或 commonmark 包：npm i -D commonmark。`);
  }
  return Buffer.from(new commonmark.HtmlRenderer().render(new commonmark.Parser().parse(bytes.toString('utf8'))));
}

module.exports = { available, program, readConfig, settingFile };

'use strict';
// One page in memory, by the native program and a folder of its own: where the package was packed without beian.wasm.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { BeianError } = require('./error.js');
const native = require('./native.js');
const options = require('./options.js');

module.exports = function transform(html, given = {}) {
  const { path: name = 'index.html', ...rest } = given;
  const { cwd } = options.place(rest);
  const program = native.find();
  if (program === null) {
    throw new BeianError('the program beian was not found. Put it on PATH, or set BEIAN_BIN to it.',
                         '没有找到 beian 程序。请放入 PATH，或用 BEIAN_BIN 指定。');
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'beian-'));
  try {
    const page = path.join(folder, name);
    fs.mkdirSync(path.dirname(page), { recursive: true });
    fs.writeFileSync(page, html);
    const args = ['inject', '-q', '--format', 'json', ...options.toArgs(rest), folder];
    const done = spawnSync(program, args, { cwd, encoding: 'utf8', windowsHide: true });
    if (done.status === 2 || done.error) {
      const words = String(done.error?.message ?? done.stderr).trim();
      throw new BeianError(words, words);
    }
    return { html: fs.readFileSync(page, 'utf8'), findings: JSON.parse(done.stdout).findings };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

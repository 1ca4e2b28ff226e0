'use strict';
// One page in memory, by the WebAssembly core. Nothing is known of a site around it, so files that the page names
// are taken to be there.
const { BeianError } = require('./error.js');
const options = require('./options.js');
const { available, program, readConfig, settingFile } = require('./wasm.js');

module.exports = function transform(html, given = {}) {
  if (!available()) return require('./transform_native.js')(html, given);
  const { path: name = 'index.html', config, ...rest } = given;
  const { cwd } = options.place(rest);
  const running = program(['inject', '--quiet', ...options.toArgs(rest)]);
  const wrong = () => {
    const words = running.errors.replace(/^beian: [^ ]*: /, '').trim();
    return new BeianError(words, words);
  };
  try {
    if (!running.plan().ok) throw wrong();
    if (config !== undefined) readConfig(running, config, cwd);
    if (!running.configure(settingFile(cwd))) throw wrong();
    return running.page(Buffer.from(html), name, true, () => true, (page) => {
      const result = page.result();
      return { html: result === null ? html : Buffer.from(result).toString('utf8'), findings: page.findings(rest.lang === 'zh') };
    });
  } finally {
    running.free();
  }
};

'use strict';
// Rspress: a plugin. `rspress dev` calls afterBuild too, with isProd false.
const path = require('node:path');
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = (options) => ({
  name: 'beian-footer',
  async afterBuild(config, isProd) {
    if (isProd) await afterBuild(path.resolve(config.outDir ?? 'doc_build'), options);
  },
});

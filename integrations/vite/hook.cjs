'use strict';
// Vite: a plugin that runs when the whole bundle is on the disk. closeBundle comes after a failed build too, and for
// server bundles, which hold no pages: so it waits for a client bundle that was written.
const path = require('node:path');
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = function beian(options) {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  let written = false;
  return {
    name: 'beian-footer',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      written = false;
    },
    writeBundle() {
      written ||= !config.build.ssr && (this.environment?.name ?? 'client') === 'client';
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (!written) return;
        written = false;
        await afterBuild(path.resolve(config.root, config.build.outDir), options, { watching: this.meta.watchMode, cwd: config.root });
      },
    },
  };
};

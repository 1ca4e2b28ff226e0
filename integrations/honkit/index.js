'use strict';
// HonKit loads honkit-plugin-beian-footer for "beian-footer" in the list of plugins. The hook `finish` comes when all pages are
// written: also once when `honkit serve` starts, and for each language of a book.
const path = require('node:path');
const { afterBuild } = require('beian-footer/hook');

/** @typedef {{ output: { name: string, root(): string }, config: { get(key: string, otherwise?: unknown): any } }} Book */

module.exports = {
  hooks: {
    /** @this {Book} */
    async finish() {
      if (this.output.name !== 'website') return; // pages of an e-book are not on the web
      const options = this.config.get('pluginsConfig.beian-footer', {});
      await afterBuild(path.resolve(this.output.root()), options, { watching: process.argv.includes('serve') });
    },
  },
};

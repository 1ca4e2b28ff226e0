'use strict';
// Astro and Starlight: an integration. `astro dev` never calls astro:build:done.
const { fileURLToPath } = require('node:url');
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = function beian(options) {
  let root = '';
  return {
    name: 'beian-footer',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': ({ dir }) => afterBuild(fileURLToPath(dir), options, { cwd: root }),
    },
  };
};

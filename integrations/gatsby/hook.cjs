'use strict';
// Gatsby: `exports.onPostBuild = beian()` in gatsby-node.js. `gatsby develop` never calls it.
const path = require('node:path');
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = (options) => ({ store }) => {
  const { directory } = store.getState().program;
  return afterBuild(path.join(directory, 'public'), options, { cwd: directory });
};

'use strict';
// VuePress 2: a plugin. `vuepress dev` never calls onGenerated.
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = (options) => ({
  name: 'beian-footer',
  onGenerated: (app) => afterBuild(app.dir.dest(), options, { cwd: app.dir.source() }),
});

'use strict';
// VitePress: `buildEnd: beian()` in .vitepress/config. The dev server never calls it.
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = (options) => ({ outDir, root }) => afterBuild(outDir, options, { cwd: root });

'use strict';
// Docusaurus: a plugin, by its name in the list. `docusaurus start` never calls postBuild. With several languages it is called
// for each, with the folder of that language.
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = (context, { id, ...options } = {}) => ({
  name: 'beian-footer',
  postBuild: ({ outDir }) => afterBuild(outDir, options, { cwd: context.siteDir }),
});

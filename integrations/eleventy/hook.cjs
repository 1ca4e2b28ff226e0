'use strict';
// Eleventy: a plugin. eleventy.after also comes after each rebuild of --watch and --serve, and for output that is no folder.
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = function beian(eleventyConfig, options) {
  eleventyConfig.on('eleventy.after', async ({ dir, runMode, outputMode }) => {
    if (outputMode === 'fs') await afterBuild(dir.output, options, { watching: runMode !== 'build' });
  });
};

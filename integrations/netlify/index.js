'use strict';
// Netlify runs onPostBuild when the site's own build is done and before it is deployed: what is wrong is not published.
const { afterBuild } = require('beian-footer/hook');

module.exports = {
  /**
   * @param {{ constants: { PUBLISH_DIR: string }, inputs: import('beian-footer/hook').HookOptions,
   *           utils: { build: { failBuild(message: string): never } } }} build
   */
  async onPostBuild({ constants, inputs, utils }) {
    try {
      await afterBuild(constants.PUBLISH_DIR, inputs);
    } catch (error) {
      utils.build.failBuild(/** @type {Error} */ (error).message);
    }
  },
};

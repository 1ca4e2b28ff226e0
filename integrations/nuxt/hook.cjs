'use strict';
// Nuxt 3: a module. `close` also comes when a tool has only loaded the configuration (nuxt prepare), so it waits for Nitro to
// have written something: pages (nuxt generate) or a server (nuxt build). In development it does nothing.
const { afterBuild } = require('beian-footer/hook');

/** @type {typeof import('./hook.cjs')} */
module.exports = function beian(options, nuxt) {
  if (nuxt.options.dev) return;
  /** @type {string | undefined} */
  let written;
  nuxt.hook('nitro:init', /** @param {{ options: { output: { publicDir: string } }, hooks: { hook(name: string, done: () => void): unknown } }} nitro */ (nitro) => {
    const done = () => {
      written = nitro.options.output.publicDir;
    };
    nitro.hooks.hook('prerender:done', done);
    nitro.hooks.hook('compiled', done);
  });
  nuxt.hook('close', async () => {
    if (written === undefined) return;
    const folder = written;
    written = undefined;
    await afterBuild(folder, options, { cwd: nuxt.options.rootDir });
  });
};

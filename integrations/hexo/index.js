'use strict';
// Hexo loads every package whose name begins with hexo-, and hands it `hexo`.
//
// No filter comes between writing the files and deploying them: after_generate runs before the first file is written, and
// before_exit after the last was uploaded. So the command `generate` itself is wrapped: files, then beian, then what
// `generate --deploy` asks for. `deploy --generate` calls this too. What beian finds wrong is not deployed.
//
// beian-footer is loaded only then: Hexo logs a plugin that cannot be loaded and goes on, and a gate that is not there
// would pass every build.
const generate = hexo.extend.console.get('generate');

/**
 * @this {import('hexo')}
 * @param {import('hexo')['env']['args'] & { _: string[], [name: string]: any }} args
 */
async function generateAndInject(args) {
  if (args.w || args.watch) return generate.call(this, args);
  const { d, deploy, ...rest } = args;
  await generate.call(this, rest);
  const { afterBuild } = require('beian-footer/hook');
  await afterBuild(this.public_dir, this.config.beian_footer ?? {}, { cwd: this.base_dir });
  if (d || deploy) await this.call('deploy', args);
}

hexo.extend.console.register('generate', generate.desc ?? '', generate.options ?? {}, generateAndInject);

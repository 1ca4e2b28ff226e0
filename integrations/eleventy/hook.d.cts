import type { HookOptions } from 'beian-footer/hook';

interface After {
  dir: { output: string };
  runMode: 'build' | 'watch' | 'serve';
  outputMode: string;
}

/** `eleventyConfig.addPlugin(beian, { … })`. */
declare function beian(eleventyConfig: { on(event: 'eleventy.after', handler: (built: After) => Promise<void>): unknown }, options?: HookOptions): void;
export = beian;

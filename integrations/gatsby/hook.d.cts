import type { HookOptions } from 'beian-footer/hook';
import type { BuildArgs } from 'gatsby';

/** `onPostBuild` of gatsby-node. */
declare function beian(options?: HookOptions): (build: Pick<BuildArgs, 'store'>) => Promise<void>;
export = beian;

// For generators that have no hook of their own here: `await afterBuild('dist', { icp: '…' })` when the pages are written.
import type { Options } from './index.js';

export interface HookOptions extends Omit<Options, 'root'> {
  /** 'inject' puts in what is missing; 'check' changes nothing. Default: 'inject'. */
  command?: 'inject' | 'check';
  /** Also after each build of a watch mode; default: only after a build that ends. */
  watch?: boolean;
}

/** Runs beian on the pages in `dir` and prints what it says; rejects where something is wrong. */
export function afterBuild(dir: string, options?: HookOptions, build?: { watching?: boolean; cwd?: string }): Promise<void>;

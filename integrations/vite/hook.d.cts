import type { HookOptions } from 'beian-footer/hook';
import type { Plugin } from 'vite';

/** A plugin of Vite's. */
declare function beian(options?: HookOptions): Plugin;
export = beian;

import type { HookOptions } from 'beian-footer/hook';
import type { Nuxt } from '@nuxt/schema';

/** A module of Nuxt's: `modules: [['beian-footer/nuxt', { … }]]`. */
declare function beian(options: HookOptions, nuxt: Nuxt): void;
export = beian;

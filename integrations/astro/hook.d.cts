import type { HookOptions } from 'beian-footer/hook';
import type { AstroIntegration } from 'astro';

/** An integration of Astro's. */
declare function beian(options?: HookOptions): AstroIntegration;
export = beian;

import type { HookOptions } from 'beian-footer/hook';
import type { SiteConfig } from 'vitepress';

/** `buildEnd` of a VitePress site. */
declare function beian(options?: HookOptions): (site: Pick<SiteConfig, 'outDir' | 'root'>) => Promise<void>;
export = beian;

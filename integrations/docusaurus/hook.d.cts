import type { HookOptions } from 'beian-footer/hook';
import type { LoadContext, Plugin } from '@docusaurus/types';

/** A plugin of Docusaurus': `plugins: [['beian-footer/docusaurus', { … }]]`. It gives every plugin an `id`. */
declare function beian(context: LoadContext, options?: HookOptions & { id?: string }): Plugin;
export = beian;

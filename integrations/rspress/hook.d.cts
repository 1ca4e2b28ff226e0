import type { HookOptions } from 'beian-footer/hook';
import type { RspressPlugin } from '@rspress/shared';

/** A plugin of Rspress'. */
declare function beian(options?: HookOptions): RspressPlugin;
export = beian;

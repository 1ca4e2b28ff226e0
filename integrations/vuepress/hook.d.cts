import type { HookOptions } from 'beian-footer/hook';
import type { PluginObject } from 'vuepress/core';

/** A plugin of VuePress 2's. */
declare function beian(options?: HookOptions): PluginObject;
export = beian;

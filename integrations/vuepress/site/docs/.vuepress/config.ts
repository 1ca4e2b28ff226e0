import { viteBundler } from '@vuepress/bundler-vite';
import { defaultTheme } from '@vuepress/theme-default';
import beian from 'beian-footer/vuepress';
import { defineUserConfig } from 'vuepress';

export default defineUserConfig({
  lang: 'zh-CN',
  title: '云杉木作',
  bundler: viteBundler(),
  theme: defaultTheme(),
  plugins: [beian()],
});

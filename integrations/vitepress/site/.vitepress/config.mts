import beian from 'beian-footer/vitepress';
import { defineConfig } from 'vitepress';

export default defineConfig({
  lang: 'zh-CN',
  title: '云杉木作',
  description: '山里的一间木工房',
  buildEnd: beian(),
  themeConfig: {
    sidebar: { '/guide/': [{ text: '怎样保养', link: '/guide/care' }] },
    footer: { copyright: '© 2024 云杉木作' },
  },
});

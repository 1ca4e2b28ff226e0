import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import beian from 'beian-footer/astro';

export default defineConfig({
  integrations: [
    starlight({
      title: '云杉木作',
      locales: { root: { label: '简体中文', lang: 'zh-CN' } },
      components: { Footer: './src/components/Footer.astro' },
      pagefind: false,
    }),
    beian(),
  ],
});

import type { Config } from '@docusaurus/types';

const config: Config = {
  title: '云杉木作',
  url: 'https://www.example.cn',
  baseUrl: '/',
  i18n: { defaultLocale: 'zh-Hans', locales: ['zh-Hans'] },
  presets: [['classic', { blog: false }]],
  plugins: ['beian-footer/docusaurus'],
  themeConfig: { footer: { copyright: '© 2024 云杉木作' } },
};

export default config;

import { defineNuxtConfig } from 'nuxt/config';

export default defineNuxtConfig({
  compatibilityDate: '2025-01-01',
  telemetry: false,
  modules: ['beian-footer/nuxt'],
  app: { head: { title: '云杉木作', htmlAttrs: { lang: 'zh-CN' } } },
});

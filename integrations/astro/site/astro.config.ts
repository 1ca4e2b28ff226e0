import { defineConfig } from 'astro/config';
import beian from 'beian-footer/astro';

export default defineConfig({
  integrations: [beian()],
});

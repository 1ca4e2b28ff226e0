import beian from 'beian-footer/rspress';
import { defineConfig } from 'rspress/config';

export default defineConfig({
  root: 'docs',
  title: '云杉木作',
  plugins: [beian()],
  themeConfig: { footer: { message: '© 2024 云杉木作' } },
});

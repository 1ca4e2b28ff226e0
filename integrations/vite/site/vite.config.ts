import beian from 'beian-footer/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [beian()],
  build: { rollupOptions: { input: ['index.html', 'about.html'] } },
});

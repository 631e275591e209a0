import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Since then every browser knows light-dark(), which the tokens are written in.
    target: ['chrome125', 'edge125', 'firefox125', 'safari17.5'],
  },
});

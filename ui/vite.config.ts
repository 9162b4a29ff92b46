import { defineConfig } from 'vitest/config';

// The server sends `default-src 'self'`: nothing may be inlined as a data URL or an inline script.
export default defineConfig({
  publicDir: 'public/generated',
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.txt' },
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { bundlerTimings: false } },
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:8090', ws: true } },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});

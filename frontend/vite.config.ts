import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The window serves the bundle from its own root, a browser test may not.
  base: './',
  plugins: [svelte(), svelteTesting()],
  resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } },
  build: {
    // The oldest web view that we support; newer than Vite's default, so that light-dark() stays as written.
    target: ['safari17.5', 'chrome123'],
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['./test/setup.ts'],
    restoreMocks: true,
    // For a test that hangs, not for a machine that has more to do.
    testTimeout: 20_000,
  },
});

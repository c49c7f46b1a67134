import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    // The bank's snippets and the database servers need longer than a unit test.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Half of the tests wait for processes and sockets of their own.
    maxWorkers: '100%',
  },
});

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Two cores: the suites start real processes of their own.
    maxWorkers: 2,
  },
});

import { defineConfig } from "vitest/config";

/** What takes minutes: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ["test/**/*.long.ts"],
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});

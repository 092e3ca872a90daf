import { defineConfig } from "vitest/config";

// The Node builds of tfjs hold a copy of the core each; its ES modules share one.
export default defineConfig({
  environments: { ssr: { resolve: { mainFields: ["module", "main"] } } },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: "vitest.setup.ts",
    // By default a core is left idle: of two that is half of them.
    maxWorkers: "100%",
    // Only what hangs is to end: a machine whose cores are busy with other things is slow.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    server: { deps: { inline: [/@tensorflow\//] } },
  },
});

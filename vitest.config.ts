import { defineConfig } from "vitest/config";
import { catalogues } from "./.ci/catalogues.mjs";

const TESTS = ["src/**/*.test.{ts,tsx}", "bench/fuzz/*.test.ts"];
/** It puts another function in the place of a module's. */
const ALONE = ["src/core/annotate/mergePredictions.test.ts"];

export default defineConfig({
  plugins: [catalogues],
  // The Node builds of tfjs hold a copy of the core each; its ES modules share one.
  environments: { ssr: { resolve: { mainFields: ["module", "main"] } } },
  test: {
    setupFiles: "vitest.setup.ts",
    // By default a core is left idle: of two that is half of them.
    maxWorkers: "100%",
    // Only what hangs is to end: a machine whose cores are busy with other things is slow.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    server: { deps: { inline: [/@tensorflow\//] } },
    projects: [
      // They share what a process has loaded, which else takes longer than running them.
      {
        extends: true,
        test: { name: "sharing", include: TESTS, exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
  },
});

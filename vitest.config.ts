import { defineConfig } from "vitest/config";

// The Node builds of tfjs hold a copy of the core each; its ES modules share one.
export default defineConfig({
  environments: { ssr: { resolve: { mainFields: ["module", "main"] } } },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 30_000, // two slow cores, shared with other work
    server: { deps: { inline: [/@tensorflow\//] } },
  },
});

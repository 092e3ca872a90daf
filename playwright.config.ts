import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import type { ModelOption } from "./e2e/app.ts";
import { freePort } from "./e2e/serve/freePort.ts";
import { chromiumArgs, findOrInstallChromium } from "./src/cli/chromium.ts";

if (!existsSync("dist/index.html")) throw new Error("no build to test: run `npm run build` first");
const executablePath = await findOrInstallChromium();
// So that the workers, which read this file too, need not look again.
process.env.CHROMIUM_PATH = executablePath;
process.env.E2E_PORT ??= String(await freePort());
const PORT = Number(process.env.E2E_PORT);

/** What other commands take. Measures say something on a machine that does nothing else: `MEASURE=1` runs them too. */
const NOT_NOW = [
  ...(process.env.MEASURE ? [] : ["**/e2e/measures/**"]),
  // Their own command takes them: `npm run help-pictures`.
  ...(process.env.HELP_PICTURES ? [] : ["**/e2e/pictures/**"]),
  "**/e2e/engines/**", // as `npm run engines`
];

const launch = (webgpu: boolean) => ({ executablePath, args: chromiumArgs({ webgpu }) });

export default defineConfig<ModelOption>({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  // A page often waits, for a key, a paint, its worker: four keep two cores at work.
  workers: 4,
  fullyParallel: true,
  // Only what hangs is to end: a machine whose cores are busy with other things is slow, not wrong.
  timeout: 1_800_000,
  expect: { timeout: 120_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    actionTimeout: 120_000,
    // What a service worker keeps would stand in for what journeys serve: those of it allow it.
    serviceWorkers: "block",
    // Recording a trace takes a fifth of the time: `--trace on` records one.
    screenshot: "only-on-failure",
  },
  projects: [
    {
      name: "wasm",
      testIgnore: ["**/e2e/webgpu/**", ...NOT_NOW],
      use: { launchOptions: launch(false) },
    },
    {
      name: "webgpu",
      testDir: "e2e/webgpu",
      use: { launchOptions: launch(true), model: "bundled" },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${PORT} --strictPort`,
    url: `http://127.0.0.1:${PORT}/`,
    timeout: 300_000,
  },
});

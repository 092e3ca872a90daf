import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import all from "../../playwright.config.ts";
import type { ModelOption } from "../app.ts";
import { hasWebkit, PACKAGES } from "./webkit/startWebkit.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** Journeys that need nothing of which Firefox's driver knows nothing: a clipboard, folders, fingers, workers, media. */
const IN_FIREFOX =
  /\/(agreement|arcs|bulk|byName|commands|correct|documents|examples|export|firstVisit|import|keyboard|longNames|names|offline|projects|queue|schema|screenReader|sentences|storage|studies|texts|train|triples|views)\.spec\.ts$/;
/** Of those that do, by their titles. */
const NOT_IN_FIREFOX = new RegExp(
  [
    "a new type is learned from eleven sentences", // ends the process of the page too often
    "everything is corrected by the keyboard alone", // asks for the focus before it is drawn
    "before anything is changed",
    "what is cancelled changes nothing",
    "forced colours keep",
    "without a private file system",
    "words selected across sentences are copied",
    "text pasted outside of fields",
    "saved as a project, erased",
    "heals what is damaged",
    "works where there is no room",
    "takes a shared text",
  ].join("|"),
);

function hasFirefox(): boolean {
  try {
    execFileSync(process.env.FIREFOX_PATH ?? "firefox-esr", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

interface Engine {
  readonly is: boolean;
  /** What is said where it is not. */
  readonly needs: string;
  readonly project: NonNullable<PlaywrightTestConfig<ModelOption>["projects"]>[number];
}

const engines: readonly Engine[] = [
  {
    is: hasFirefox(),
    needs: "Firefox is not installed: firefox-esr of Debian, or FIREFOX_PATH names one",
    project: {
      name: "firefox",
      testMatch: IN_FIREFOX,
      testIgnore: ["**/e2e/webgpu/**"],
      grepInvert: NOT_IN_FIREFOX,
      // Driven so, its process of pages ends now and then, whatever the page does.
      retries: 2,
      use: {
        browserName: "firefox",
        channel: "moz-firefox",
        launchOptions: { executablePath: resolve(import.meta.dirname, "firefox.mjs") },
      },
    },
  },
  {
    is: hasWebkit(),
    needs: `WebKitGTK is not installed: ${PACKAGES} of Debian`,
    project: { name: "webkit", testMatch: "**/e2e/engines/webkit/*.spec.ts" },
  },
];
if (process.env.TEST_WORKER_INDEX === undefined)
  for (const { is, needs } of engines) if (!is) console.log(needs);

/** The app in an installed Firefox, which Playwright drives over WebDriver BiDi, and in WebKitGTK. */
export default defineConfig<ModelOption>({
  ...all,
  testDir: resolve(ROOT, "e2e"),
  outputDir: resolve(ROOT, "test-results/engines/e2e"),
  reporter: "list",
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // A picture puts a style into the page, which its policy forbids.
  use: { ...all.use, actionTimeout: 30_000, screenshot: "off" },
  ...(all.webServer && { webServer: { ...all.webServer, cwd: ROOT } }),
  projects: engines.filter(({ is }) => is).map(({ project }) => project),
});

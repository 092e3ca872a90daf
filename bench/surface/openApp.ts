import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { build, preview } from "vite";
import { chromiumArgs, findOrInstallChromium } from "../../src/cli/chromium.ts";

/** The built app in a browser. */
export interface OpenApp {
  readonly page: Page;
  readonly version: string;
  close(): Promise<void>;
}

/** Builds the app as it is, serves it, and opens it in a new profile without its model. */
export async function openApp(root: string): Promise<OpenApp> {
  const outDir = mkdtempSync(join(tmpdir(), "spanloom-surface-"));
  await build({ root, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    logLevel: "error",
    build: { outDir },
    preview: { port: 0, strictPort: false },
  });
  const executablePath = await findOrInstallChromium();
  const args = [...chromiumArgs({ webgpu: false }), "--enable-precise-memory-info"];
  const browser: Browser = await chromium.launch({ executablePath, args });
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  // Predicting 100 000 words would keep the cores busy: the surface alone is measured.
  await context.route("**/models/**", (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(server.resolvedUrls!.local[0]);
  return {
    page,
    version: browser.version(),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
